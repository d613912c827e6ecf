import FeedCore
import Foundation

/// One row: what both sides do, and how many times faster ours has to be.
struct BenchmarkRow {
  /// `enrich`, `enrich-related`, `enrich-codable` or `page`, as the peer understands them too.
  let work: String
  /// Which activities: `tweet`, `mixed`, `like` or `aggregated` (groups of three).
  let kind: String
  let count: Int
  let goal: Double

  static let all: [BenchmarkRow] = [
    BenchmarkRow(work: "enrich", kind: "tweet", count: 25, goal: 10),
    BenchmarkRow(work: "enrich", kind: "tweet", count: 100, goal: 10),
    BenchmarkRow(work: "enrich", kind: "tweet", count: 1000, goal: 10),
    BenchmarkRow(work: "enrich-codable", kind: "tweet", count: 25, goal: 1),
    BenchmarkRow(work: "enrich", kind: "mixed", count: 100, goal: 10),
    BenchmarkRow(work: "enrich-related", kind: "tweet", count: 100, goal: 10),
    BenchmarkRow(work: "enrich-related", kind: "mixed", count: 100, goal: 10),
    BenchmarkRow(work: "enrich-related", kind: "aggregated", count: 100, goal: 10),
    BenchmarkRow(work: "page", kind: "tweet", count: 25, goal: 10),
    BenchmarkRow(work: "page", kind: "tweet", count: 100, goal: 10),
    BenchmarkRow(work: "page-related", kind: "aggregated", count: 25, goal: 10),
  ]

  struct Result {
    let line: String
    let isReached: Bool
  }

  /// Three turns of each side; the median ratio counts.
  func run(_ work: PageWork, _ peer: Peer) async throws -> Result {
    var turns: [(ours: Double, other: Double)] = []
    for _ in 0..<3 {
      let other = try peer.measure("\(self.work) \(kind) \(count)")
      turns.append((try await measure(work), other))
    }
    turns.sort { $0.other / $0.ours < $1.other / $1.ours }
    let (ours, other) = turns[1]
    let ratio = other / ours
    let name = "core/\(self.work)/\(kind)/\(count)"
    let verdict = ratio >= goal ? "ok" : "short"
    return Result(
      line: "\(name) \(text(ours)) \(text(other)) \(format(ratio))x \(format(goal))x \(verdict)",
      isReached: ratio >= goal
    )
  }

  private func text(_ seconds: Double) -> String { "\(format(seconds * 1_000_000))us" }
  private func format(_ number: Double) -> String { String(format: "%.1f", number) }

  private func measure(_ work: PageWork) async throws -> Double {
    let json = try work.json()
    if self.work.hasPrefix("page") {
      try await work.compare(json, self.work)
      return try await timed { _ = try await work.text(json, self.work, now: .now()) }
    }
    let page = try work.page(json)
    let enricher = work.enricher(self.work)
    return try await timed { _ = try await enricher.enrich(page) }
  }

  /// Seconds of one call: the median of samples of at least 50 ms each.
  ///
  /// Both sides count processor time, of all their threads: other work on the machine then counts for neither.
  private func timed(_ body: () async throws -> Void) async throws -> Double {
    var samples: [Double] = []
    for _ in 0..<5 {
      var count = 0.0
      let start = Self.processorSeconds()
      repeat {
        try await body()
        count += 1
      } while Self.processorSeconds() - start < 0.05
      samples.append((Self.processorSeconds() - start) / count)
    }
    return samples.sorted()[2]
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
