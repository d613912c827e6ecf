import FeedCore
import FeedEngine
import Foundation

/// `EngineProbe publish FILE`: publishes to `user:probe` until it is killed, and prints the number of each activity
/// once it is committed. `EngineProbe once FILE`: publishes one activity and ends. `EngineProbe read FILE`: prints
/// whether the feeds can only be read, what `user:probe` and `notification:reader` hold, and how a write ends.
@main struct EngineProbe {
  static func main() async throws {
    do {
      let engine = try FeedEngine(path: CommandLine.arguments[2])
      try await run(CommandLine.arguments[1], engine)
      try engine.close()
    } catch let error as FeedError {
      print("\(error.code): \(error.detail)")
    }
  }

  private static func run(_ command: String, _ engine: FeedEngine) async throws {
    switch command {
    case "once": try await publish(0, engine)
    case "read": try await read(engine)
    default:
      for number in 0... {
        try await publish(number, engine)
        print(number)
        fflush(nil)
      }
    }
  }

  private static func publish(_ number: Int, _ engine: FeedEngine) async throws {
    let activity = NewActivity(
      actor: "SU:probe",
      verb: "tweet",
      object: "\(number)",
      foreignID: "probe:\(number)",
      to: ["notification:reader"]
    )
    try await engine.add([activity], to: "user:probe")
  }

  private static func read(_ engine: FeedEngine) async throws {
    print(engine.isReadOnly ? "read only" : "writable")
    let page = try await engine.read("user:probe", FeedQuery(limit: 3))
    print(page.activities.map(\.activity.object).joined(separator: " "))
    let notified = try await engine.read("notification:reader", FeedQuery(limit: 1))
    print("\(notified.unseen ?? -1) unseen")
    do {
      try await publish(-1, engine)
      print("written")
    } catch let error as FeedError {
      print("\(error.code): \(error.detail)")
    }
  }
}
