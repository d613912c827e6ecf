import FeedCore
import Foundation
import PrivateFiles

/// What routes use besides the backend.
public struct ServerServices: Sendable {
  package let audit: AuditLog
  /// Engagements, impressions and clicks on redirects.
  package let analytics: Journal
  /// Flags and statuses.
  package let moderation: Journal
  package let personalization: Journal
  package let files: FileStore
  package let openGraph: OpenGraphSource
  package let limits: ServerLimits
  let bodyMemory: BodyMemory
  package let clock: @Sendable () -> Timestamp

  /// Makes the services, with the pages that are previewed fetched over the network.
  ///
  /// - Parameters:
  ///   - folder: where files and journals are kept, made with mode 0700; nil keeps journals in memory and
  ///     files in a temporary folder.
  ///   - signingKey: signs the addresses of files.
  /// - Throws: `FeedError` with code `storage`.
  public init(folder: String?, signingKey: String, limits: ServerLimits = ServerLimits()) throws {
    try self.init(folder: folder, signingKey: signingKey, limits: limits, openGraph: OpenGraphSource())
  }

  /// - Parameters:
  ///   - folder: where files and journals are kept, made with mode 0700; nil keeps journals in memory and
  ///     files in a temporary folder.
  ///   - signingKey: signs the addresses of files.
  /// - Throws: `FeedError` with code `storage`.
  package init(
    folder: String?,
    signingKey: String,
    limits: ServerLimits,
    openGraph: OpenGraphSource,
    clock: @escaping @Sendable () -> Timestamp = Timestamp.now
  ) throws {
    if let folder { try PrivateFolder.make(folder) }
    func journal(_ name: String) throws -> Journal { try Journal(path: folder.map { "\($0)/\(name).jsonl" }) }
    audit = AuditLog(try journal("audit"), clock: clock)
    analytics = try journal("analytics")
    moderation = try journal("moderation")
    personalization = try journal("personalization")
    let files = folder ?? NSTemporaryDirectory() + "runnel-files-\(UUID().uuidString)"
    self.files = FileStore(
      folder: "\(files)/files",
      isTemporary: folder == nil,
      signingKey: signingKey,
      clock: clock
    )
    self.openGraph = openGraph
    self.limits = limits
    bodyMemory = BodyMemory(limit: limits.bodyMemory)
    self.clock = clock
  }
}
