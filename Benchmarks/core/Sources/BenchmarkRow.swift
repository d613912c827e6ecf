import FeedCore
import Foundation

/// One row: what both sides do, and how many times faster ours has to be.
struct BenchmarkRow {
  /// `enrich`, `enrich-related`, `enrich-codable` or `page`, as the peer understands them too; or `save`,
  /// which is compared with the same insertions into a table that is not tracked.
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
    BenchmarkRow(work: "save", kind: "tweet", count: 1000, goal: 0.33),
  ]

  struct Result {
    let line: String
    let isReached: Bool
  }

  /// Three turns of each side; the median ratio counts.
  func run(_ work: PageWork, _ peer: Peer) async throws -> Result {
    var turns: [(ours: Double, other: Double)] = []
    for _ in 0..<3 {
      turns.append(try await self.work == "save" ? saving(work) : beside(peer, work))
    }
    turns.sort { $0.other / $0.ours < $1.other / $1.ours }
    let (ours, other) = turns[1]
    let ratio = other / ours
    let name = "core/\(self.work)/\(kind)/\(count)"
    let verdict = ratio >= goal ? "ok" : "short"
    return Result(
      line:
        "\(name) \(text(ours)) \(text(other)) \(String(format: ratio < 1 ? "%.2f" : "%.1f", ratio))x \(goal < 1 ? String(goal) : format(goal))x \(verdict)",
      isReached: ratio >= goal
    )
  }

  private func beside(_ peer: Peer, _ work: PageWork) async throws -> (Double, Double) {
    let other = try peer.measure("\(self.work) \(kind) \(count)")
    return (try await measure(work), other)
  }

  private func saving(_ work: PageWork) async throws -> (Double, Double) {
    let other = try await timed { try await work.saving.save(count, tracked: false) }
    return (try await timed { try await work.saving.save(count, tracked: true) }, other)
  }

  private func text(_ seconds: Double) -> String { "\(format(seconds * 1_000_000))us" }
  private func format(_ number: Double) -> String { String(format: "%.1f", number) }

  private func measure(_ work: PageWork) async throws -> Double {
    let json = try work.json()
    if self.work.hasPrefix("page") {
      try await work.compare(json, self.work)
      return try await timed { _ = try await work.text(json, self.work, now: .now()) }
    }
    let enricher = work.enricher(self.work)
    // As on the peer's side, each turn enriches a page that was just read, and reading it is not counted.
    return try await timed {
      try work.page(json)
    } body: {
      try await enricher.enrich($0)
    }
  }

  /// Seconds of one call: the median of samples of at least 50 ms each.
  ///
  /// Both sides count processor time, of all their threads: other work on the machine then counts for
  /// neither.
  private func timed(_ body: () async throws -> Void) async throws -> Double {
    try await timed {
    } body: {
      try await body()
    }
  }

  /// - Parameter prepare: makes what `body` needs; not counted, nor is what becomes of the result.
  private func timed<Input, Result>(
    _ prepare: () throws -> Input,
    body: (consuming Input) async throws -> Result
  ) async throws -> Double {
    var samples: [Double] = []
    for _ in 0..<5 {
      var (count, total) = (0.0, 0.0)
      repeat {
        let input = try prepare()
        let start = Self.processorSeconds()
        let result = try await body(consume input)
        total += Self.processorSeconds() - start
        count += 1
        withExtendedLifetime(result) {}
      } while total < 0.05
      samples.append(total / count)
    }
    return samples.sorted()[2]
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
