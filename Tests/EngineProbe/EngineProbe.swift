import FeedCore
import FeedEngine
import Foundation

/// `EngineProbe publish FILE`: publishes to `user:probe` until it is killed, and prints the number of each
/// activity once it is committed. `EngineProbe once FILE`: publishes one activity and ends. `EngineProbe read
/// FILE`: prints whether the feeds can only be read, what `user:probe` and `notification:reader` hold, and
/// how a write ends. `EngineProbe spread FILE`: adds one activity to 3,000 feeds, and `delete` deletes it.
/// `EngineProbe load FILE`: loads 60,000 activities in portions. `EngineProbe waits FILE`: publishes every 5
/// ms for 5 s, and prints how long it took.
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
    case "spread": try await spread(engine)
    case "delete": try await engine.delete(spreadActivity.determinedID!)
    case "load": try await load(engine)
    case "waits": try await printWaits(engine)
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

  private static let spreadActivity = NewActivity(
    actor: "SU:probe",
    verb: "tweet",
    object: "everywhere",
    foreignID: "everywhere",
    time: Timestamp(microseconds: 1_700_000_000_000_000)
  )

  private static func spread(_ engine: FeedEngine) async throws {
    let feeds = (0..<3000).map { FeedID(trusted: "notification", "n\($0)") }
    try await engine.add(spreadActivity, toMany: feeds)
    print("spread")
  }

  private static func load(_ engine: FeedEngine) async throws {
    let feeds = (0..<200).map { FeedID(trusted: "user", "u\($0)") }
    let bells = (0..<50).map { FeedID(trusted: "notification", "n\($0)") }
    for start in stride(from: 0, to: 60_000, by: 500) {
      try await engine.batch(of: Array(start..<start + 500)) { batch, number in
        let object = String(repeating: "\(number) ", count: 20)
        let new = NewActivity(actor: "SU:u", verb: "tweet", object: object, to: [bells[number % 50]])
        try batch.add([new], to: feeds[number % feeds.count])
      }
    }
  }

  private static func printWaits(_ engine: FeedEngine) async throws {
    let clock = ContinuousClock()
    var waits: [Duration] = []
    let end = clock.now + .seconds(5)
    while clock.now < end {
      waits.append(try await clock.measure { try await publish(waits.count, engine) })
      try await Task.sleep(for: .milliseconds(5))
    }
    waits.sort()
    let named = [("p50", waits.count / 2), ("p99", waits.count * 99 / 100), ("max", waits.count - 1)]
    for (name, index) in named { print(name, waits[index]) }
  }
}
