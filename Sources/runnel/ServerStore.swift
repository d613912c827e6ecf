import FeedCore
import FeedEngine
import Foundation
import PrivateFiles
import Synchronization

/// The databases that a server keeps open, each once, and the folder beside the main one.
final class ServerStore: Sendable {
  private let path: String
  private let groups: FeedGroups
  private let engines = Mutex<[String: FeedEngine]>([:])

  /// Files, journals and a generated secret: `runnel.db.server` beside `runnel.db`.
  var folder: String { "\(path).server" }

  init(path: String, groups: FeedGroups) throws {
    (self.path, self.groups) = (path, groups)
    try PrivateFolder.make(folder)
  }

  /// - Parameter path: nil for the main database.
  func engine(_ path: String?) throws -> FeedEngine {
    let path = path ?? self.path
    return try engines.withLock { engines in
      if let open = engines[path] { return open }
      let engine = try FeedEngine(path: path, groups: groups)
      engines[path] = engine
      return engine
    }
  }

  func close() throws {
    for engine in engines.withLock({ Array($0.values) }) { try engine.close() }
  }
}
