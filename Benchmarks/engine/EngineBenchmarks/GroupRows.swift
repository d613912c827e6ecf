import FeedCore
import FeedEngine

/// Reading groups: the same 3,000 activities of 50 days and four verbs as the peer's, 600 of them in each feed.
struct GroupRows {
  let folder: String
  let peer: Peer?

  func measure() async throws -> [Row] {
    // The peer's notification feeds group by verb, object and day.
    var configuration = FeedGroups.standard
    configuration["notification"]?.format = "{{ verb }}_{{ object }}_{{ time.strftime('%Y-%m-%d') }}"
    let path = "\(folder)/groups-\(UInt32.random(in: 0 ... .max)).db"
    let engine = try FeedEngine(path: path, groups: configuration)
    defer { try? engine.close() }
    try await engine.batch { batch in
      var numbers = Numbers(seed: 3)
      for feed in 0..<20 {
        let picked = (0..<3000).shuffled(using: &numbers).prefix(600)
        try batch.add(picked.map(Self.activity), to: FeedID(trusted: "aggregated", "u\(feed)"))
      }
      // The peer's notification feed: one verb, thirty days.
      let loves = (0..<600).map { Self.activity($0 * 4 + 3000, day: Int(numbers.unit() * 30)) }
      try batch.add(loves, to: "notification:u7")
    }
    let aggregated = try await medianMicroseconds(1000) { index in
      let groups = try await engine.read(FeedID(trusted: "aggregated", "u\(index % 20)"), FeedQuery()).groups
      precondition(groups.count == 25)
    }
    let notification = try await medianMicroseconds(1000) { _ in
      let count = try await engine.read("notification:u7", FeedQuery()).groups.count
      precondition(count == 25)
    }
    let counts = [
      try await engine.read("aggregated:u3", FeedQuery()).groups.map(\.activities.count).reduce(0, +),
      try await engine.read("notification:u7", FeedQuery()).groups.map(\.activities.count).reduce(0, +),
    ]
    complain(
      "25 groups hold \(counts[0]) and \(counts[1]) activities; the peer's \(peer?.aggregated_activities ?? 0) and \(peer?.notification_activities ?? 0)"
    )
    return [
      Row(
        name: "read 25 aggregated groups; Stream-Framework",
        ours: aggregated,
        other: peer?.aggregated,
        unit: "us",
        goal: 0.5
      ),
      Row(
        name: "read 25 notification groups; Stream-Framework",
        ours: notification,
        other: peer?.notification,
        unit: "us",
        goal: 0.5
      ),
    ]
  }

  private static func activity(_ number: Int) -> NewActivity { activity(number, day: number / 60) }

  private static func activity(_ number: Int, day: Int) -> NewActivity {
    NewActivity(
      actor: "SU:u\(number * 7919 % 1000)",
      verb: ["love", "add", "comment", "follow"][number % 4],
      object: "SO:thing:\(number)",
      foreignID: "thing:\(number)",
      time: Timestamp(microseconds: DataSet.start + Int64(day) * 86_400_000_000 + Int64(number) * 7000),
      custom: ["text": "the harbour lamp turns slowly under rain while boats return home late"]
    )
  }
}

extension Numbers: RandomNumberGenerator {
  mutating func next() -> UInt64 { UInt64(unit() * Double(1 << 53)) << 11 }
}
