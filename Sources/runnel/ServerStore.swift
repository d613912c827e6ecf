import FeedCore
import FeedEngine
import Foundation
import PrivateFiles
import Synchronization

/// The databases that a server keeps open, each once, and the folder beside the main one.
final class ServerStore: Sendable {
  private let path: String
  private let groups: FeedGroups
  private let onProblem: @Sendable (String) -> Void
  private let engines = Mutex<[String: FeedEngine]>([:])

  /// Files, journals and a generated secret: `runnel.db.server` beside `runnel.db`.
  let folder: String

  /// - Parameters:
  ///   - path: the main database, or a link to it.
  ///   - onProblem: receives a sentence for what an engine has to pass over.
  init(path: String, groups: FeedGroups, onProblem: @escaping @Sendable (String) -> Void) throws {
    self.path = try DatabasePath.resolve(path)
    self.groups = groups
    self.onProblem = onProblem
    // Earlier versions kept the folder beside the link.
    let isBesideLink = FileManager.default.fileExists(atPath: "\(path).server")
    folder = "\(isBesideLink ? path : self.path).server"
    try PrivateFolder.make(folder)
  }

  /// - Parameter path: nil for the main database.
  func engine(_ path: String?) throws -> FeedEngine {
    let path = try path.map(DatabasePath.resolve) ?? self.path
    return try engines.withLock { engines in
      if let open = engines[path] { return open }
      let engine = try FeedEngine(
        path: path,
        groups: groups,
        onWait: { StandardError.write("runnel: \($0)\n") }
      )
      engine.reportProblems(to: onProblem)
      engines[path] = engine
      return engine
    }
  }

  func close() throws {
    for engine in engines.withLock({ Array($0.values) }) { try engine.close() }
  }
}
