import FeedCore
import FeedEngine
import Foundation

/// `EngineProbe publish FILE`: publishes to `user:probe` until it is killed, and prints the number of each activity
/// once it is committed. `EngineProbe once FILE`: publishes one activity and ends.
@main struct EngineProbe {
  static func main() async throws {
    let engine = try FeedEngine(path: CommandLine.arguments[2])
    guard CommandLine.arguments[1] == "publish" else {
      try await publish(0, engine)
      return try engine.close()
    }
    for number in 0... {
      try await publish(number, engine)
      print(number)
      fflush(nil)
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
}
