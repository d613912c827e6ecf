import FeedCore
import FeedEngine

/// Reading groups: 25 of 40 that hold one activity, or fifteen, on both sides.
struct GroupRows {
  let folder: String
  let peer: Peer?
  private static let sizes = [1, 15]

  func measure() async throws -> [Row] {
    // The peer's notification feeds group by verb, object and day, its aggregated ones by verb and day.
    var configuration = FeedGroups.standard
    configuration["notification"]?.format = "{{ verb }}_{{ object }}_{{ time.strftime('%Y-%m-%d') }}"
    let path = "\(folder)/groups-\(UInt32.random(in: 0 ... .max)).db"
    let engine = try FeedEngine(path: path, groups: configuration)
    defer { try? engine.close() }
    var rows: [Row] = []
    for kind in ["aggregated", "notification"] {
      for size in Self.sizes {
        let feed = FeedID(trusted: kind, "of\(size)")
        try await engine.batch { batch in
          let loves = (0..<40 * size).map { Self.love($0, day: $0 / size) }
          try batch.add(loves, to: feed)
        }
        rows.append(try await row(feed, size, engine))
      }
    }
    return rows
  }

  private func row(_ feed: FeedID, _ size: Int, _ engine: FeedEngine) async throws -> Row {
    let duration = try await medianMicroseconds(1000) { _ in
      let groups = try await engine.read(feed, FeedQuery()).groups
      precondition(groups.count == 25 && groups.allSatisfy { $0.activities.count == size })
    }
    return Row(
      name: "read 25 \(feed.group) groups of \(size); Stream-Framework",
      ours: duration,
      other: peer?.groups(feed.group, size),
      unit: "us",
      goal: 0.5
    )
  }

  private static func love(_ number: Int, day: Int) -> NewActivity {
    NewActivity(
      actor: "SU:u\(number * 7919 % 1000)",
      verb: "love",
      object: "SO:thing:\(day)",
      foreignID: "love:\(number)",
      time: Timestamp(microseconds: DataSet.start + Int64(day) * 86_400_000_000 + Int64(number) * 7000),
      custom: ["text": "the harbour lamp turns slowly under rain while boats return home late"]
    )
  }
}
