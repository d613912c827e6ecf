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
  var folder: String { "\(path).server" }

  /// - Parameter onProblem: receives a sentence for what an engine has to pass over.
  init(path: String, groups: FeedGroups, onProblem: @escaping @Sendable (String) -> Void) throws {
    self.path = path
    self.groups = groups
    self.onProblem = onProblem
    try PrivateFolder.make(folder)
  }

  /// - Parameter path: nil for the main database.
  func engine(_ path: String?) throws -> FeedEngine {
    let path = path ?? self.path
    return try engines.withLock { engines in
      if let open = engines[path] { return open }
      let engine = try FeedEngine(path: path, groups: groups)
      engine.reportProblems(to: onProblem)
      engines[path] = engine
      return engine
    }
  }

  func close() throws {
    for engine in engines.withLock({ Array($0.values) }) { try engine.close() }
  }
}
