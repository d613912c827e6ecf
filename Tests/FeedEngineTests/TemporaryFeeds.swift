import FeedCore
import FeedEngine
import Foundation

/// A folder for databases that is removed with the last reference to it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "runnel-engine-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }
}

extension NewActivity {
  /// An activity of `actor` at second `second`, named by it, so that the same arguments make the same one.
  static func tweet(by actor: String, at second: Int, verb: String = "tweet", to: [FeedID] = [])
    -> NewActivity
  {
    NewActivity(
      actor: "SU:\(actor)",
      verb: verb,
      object: "SO:tweet:\(second)",
      foreignID: "\(verb):\(actor):\(second)",
      time: Timestamp(microseconds: 1_700_000_000_000_000 + Int64(second) * 1_000_000),
      to: to
    )
  }
}
