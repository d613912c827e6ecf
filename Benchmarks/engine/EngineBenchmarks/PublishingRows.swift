import FeedCore
import FeedEngine

/// Publishing to the feed that everybody follows.
struct PublishingRows {
  let large: DataSet
  let engine: FeedEngine

  func measure() async throws -> [Row] {
    let calls = try await durations(200) { try await engine.add([news($0)], to: "user:star") }
    let cold = try await slowestSight(of: 900)
    let warm = try await slowestSight(of: 901)
    return [
      row("publish to \(large.users) followers", median(calls), 20),
      row("the same, the slowest of 200", calls.max() ?? .nan, 20),
      row("until a follower that never read sees it, the slowest of 1,000", cold, 1000),
      row("until one that read before sees it, the slowest of 1,000", warm, 1000),
    ]
  }

  private func row(_ name: String, _ microseconds: Double, _ limit: Double) -> Row {
    Row(
      name: "\(name), in ms; \(limit.formatted())",
      ours: microseconds / 1000,
      other: limit,
      unit: "ms",
      goal: 1
    )
  }

  private func news(_ number: Int) -> NewActivity {
    var news = large.activity(number)
    news.time = Timestamp(microseconds: DataSet.start + Int64(large.activities + number) * large.step)
    return news
  }

  /// A thousand followers from all over the data set.
  private var readers: [FeedID] {
    (0..<1000).map { FeedID(trusted: "timeline", "u\($0 * (large.users / 1000))") }
  }

  /// Publishes, and lets followers read. No reader waits for another, so each counts from the publication to
  /// the end of its own read.
  private func slowestSight(of number: Int) async throws -> Double {
    var added: ActivityID?
    let publishing = try await microseconds {
      added = try await engine.add([news(number)], to: "user:star")[0].id
    }
    let readers = readers
    let reads = try await durations(readers.count) { index in
      let page = try await engine.read(readers[index], FeedQuery())
      precondition(page.activities.first?.id == added)
    }
    return publishing + (reads.max() ?? 0)
  }

  private func durations(_ count: Int, _ body: (Int) async throws -> Void) async throws -> [Double] {
    var durations: [Double] = []
    for index in 0..<count { durations.append(try await microseconds { try await body(index) }) }
    return durations
  }
}
