import FeedCore
import Foundation
import PrivateFiles

/// What routes use besides the backend.
public struct ServerServices: Sendable {
  public let audit: AuditLog
  /// Engagements, impressions and clicks on redirects.
  public let analytics: Journal
  /// Flags and statuses.
  public let moderation: Journal
  public let personalization: Journal
  public let files: FileStore
  public let openGraph: OpenGraphSource
  public let limits: ServerLimits
  let bodyMemory: BodyMemory
  public let clock: @Sendable () -> Timestamp

  /// - Parameters:
  ///   - folder: where files and journals are kept, made with mode 0700; nil keeps journals in memory and files
  ///     in a temporary folder.
  ///   - signingKey: signs the addresses of files.
  /// - Throws: `FeedError` with code `storage`.
  public init(
    folder: String?,
    signingKey: String,
    limits: ServerLimits = ServerLimits(),
    openGraph: OpenGraphSource = OpenGraphSource(),
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
