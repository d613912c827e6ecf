import FeedCore
import FeedEngine

/// Heavy work on one connection, and how long a writer and a reader on another wait meanwhile.
struct BesideRows {
  let folder: String
  /// Feeds that the busiest reader follows.
  let largest: Int
  private static let posts = 20

  func measure() async throws -> [Row] {
    let path = "\(folder)/beside-\(UInt32.random(in: 0 ... .max)).db"
    let engine = try FeedEngine(path: path)
    defer { try? engine.close() }
    var rows = try await deletion(engine, path)
    try await fill(engine)
    for (follows, goal) in [(largest / 100, 50.0), (largest / 10, 100), (largest, 300)] {
      rows += try await firstRead("aggregated", follows, goal, engine, path)
      rows += try await firstRead("timeline", follows, 50, engine, path)
    }
    return rows
  }

  private func fill(_ engine: FeedEngine) async throws {
    for portion in stride(from: 0, to: largest, by: 1000) {
      try await engine.batch { batch in
        for user in portion..<min(portion + 1000, largest) {
          for post in 0..<Self.posts {
            let number = user * Self.posts + post
            let new = NewActivity(
              actor: "SU:u\(user)",
              verb: "post",
              object: "o\(number)",
              foreignID: "post:\(number)",
              time: Timestamp(microseconds: DataSet.start + Int64(post * largest + user) * 60_000_000)
            )
            _ = try batch.add([new], to: FeedID(trusted: "user", "u\(user)"))
          }
        }
      }
    }
  }

  private func deletion(_ engine: FeedEngine, _ path: String) async throws -> [Row] {
    let feeds = (0..<4000).map { FeedID(trusted: "flat", "f\($0)") }
    var beside = try Beside(path: path)
    defer { try? beside.engine.close() }
    var durations: [Double] = []
    for turn in 0..<3 {
      let time = Timestamp(microseconds: DataSet.start + Int64(turn))
      let new = NewActivity(actor: "SU:ann", verb: "post", object: "o", foreignID: "post:\(turn)", time: time)
      try await engine.add(new, toMany: feeds)
      let id = new.determinedID!
      durations.append(try await beside.measure { try await engine.delete(id) })
    }
    return rows("delete an activity in 4,000 feeds", median(durations), goal: 1000, beside)
  }

  private func firstRead(
    _ group: String,
    _ follows: Int,
    _ goal: Double,
    _ engine: FeedEngine,
    _ path: String
  )
    async throws -> [Row]
  {
    var (beside, besideRest) = (try Beside(path: path), try Beside(path: path))
    defer { for engine in [beside.engine, besideRest.engine] { try? engine.close() } }
    var (durations, rests): ([Double], [Double]) = ([], [])
    for turn in 0..<(follows < largest ? 3 : 1) {
      let feed = FeedID(trusted: group, "of\(follows)-\(turn)")
      let users = (0..<follows).map { FeedID(trusted: "user", "u\($0)") }
      try await engine.batch { try $0.follow(users.map { FollowRequest(feed, follows: $0) }) }
      durations.append(
        // A read that waited long enough for others returns what is stored, which may be nothing yet.
        try await beside.measure {
          while try await engine.read(feed, FeedQuery()).items.count == 0 {}
        }
      )
      rests.append(try await besideRest.measure { try await engine.catchUp([feed]) })
    }
    // Nobody waits for the rest: what counts is who waits meanwhile.
    return rows("first page of \(group) that follows \(follows)", median(durations), goal: goal, beside)
      + rows("the rest of \(group) that follows \(follows)", median(rests), goal: 60_000, besideRest)
  }

  private func rows(_ name: String, _ duration: Double, goal: Double, _ beside: Beside) -> [Row] {
    func row(_ name: String, _ ours: Double, _ goal: Double) -> Row {
      Row(name: "\(name), in ms; \(Int(goal))", ours: ours, other: goal, unit: "ms", goal: 1)
    }
    return [
      row(name, duration, goal),
      row("  a writer's p99 meanwhile", percentile99(beside.writes), 50),
      // Who waits writes nothing else meanwhile, so that one long wait is hidden among many short ones.
      row("  a writer's longest wait", beside.writes.max() ?? .nan, 50),
      row("  a reader's p99 meanwhile", percentile99(beside.reads), 50),
    ]
  }
}
