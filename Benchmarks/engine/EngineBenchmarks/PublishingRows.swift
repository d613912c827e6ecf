import FeedCore
import FeedEngine

/// Publishing to the feed that everybody follows.
struct PublishingRows {
  let large: DataSet
  let engine: FeedEngine

  func measure() async throws -> [Row] {
    let calls = try await durations(200) { try await engine.add([news($0)], to: "user:star") }
    let cold = try await firstSights(of: 900, readers: readers(from: 0))
    let warm = try await firstSights(of: 901, readers: readers(from: 0))
    return [
      row("publish to \(large.users) followers", median(calls), 20),
      row("the same, the slowest of 200", calls.max() ?? .nan, 20),
      row("until a follower that never read sees it, the slowest of 1,000", cold.slowest, 1000),
      row("until 1,000 that read before have all read it, one after another", warm.all, 1000),
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
  private func readers(from first: Int) -> [FeedID] {
    (0..<1000).map { FeedID(trusted: "timeline", "u\(first + $0 * (large.users / 1000))") }
  }

  /// Publishes, and lets followers read: none has to wait for the others, so each counts from the publication to the
  /// end of its own read.
  private func firstSights(of number: Int, readers: [FeedID]) async throws -> (slowest: Double, all: Double) {
    var added: ActivityID?
    let publishing = try await microseconds {
      added = try await engine.add([news(number)], to: "user:star")[0].id
    }
    let reads = try await durations(readers.count) { index in
      let page = try await engine.read(readers[index], FeedQuery())
      precondition(page.activities.first?.id == added)
    }
    return (publishing + (reads.max() ?? 0), publishing + reads.reduce(0, +))
  }

  private func durations(_ count: Int, _ body: (Int) async throws -> Void) async throws -> [Double] {
    var durations: [Double] = []
    for index in 0..<count { durations.append(try await microseconds { try await body(index) }) }
    return durations
  }
}
