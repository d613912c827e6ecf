import CFloor
import FeedCore
import FeedEngine

/// Reading flat feeds: against plain SQLite in C on the same file, and against a file a hundred times
/// smaller.
struct ReadingRows {
  let large: DataSet
  let small: DataSet
  let peer: Peer?
  private static let count = 4000

  func measure() async throws -> [Row] {
    let engine = try await large.open()
    defer { try? engine.close() }
    let feeds = try await warm(engine, large)
    let first = try await firstPage(engine, feeds)
    let floor = try await self.floor(feeds, below: .max)
    let reader = try await deepPage(engine)
    let growth = try await growth(engine, feeds)
    return [
      Row(
        name: "read 25 of a timeline, first page; C on SQLite",
        ours: first,
        other: floor,
        unit: "us",
        goal: 6
      ),
      Row(
        name: "read 25, 10,000 deep in a timeline; C on SQLite",
        ours: reader.ours,
        other: reader.floor,
        unit: "us",
        goal: 6
      ),
      Row(
        name: "read 25 of a timeline; Stream-Framework",
        ours: first,
        other: peer?.flat,
        unit: "us",
        goal: 0.25
      ),
      Row(
        name: "the same at \(large.activities); at \(small.activities) activities",
        ours: growth.large,
        other: growth.small,
        unit: "us",
        goal: 1.5
      ),
      Row(
        name: "memory after \(Self.count * 2) reads, in MB; 100",
        ours: Memory.resident,
        other: 100,
        unit: "MB",
        goal: 1
      ),
    ]
  }

  /// Timelines of all sizes, read once so that their inboxes are filled.
  private func warm(_ engine: FeedEngine, _ set: DataSet) async throws -> [FeedID] {
    let feeds =
      (0..<200).map { FeedID(trusted: "timeline", "u\($0 * set.users / 200)") } + ["timeline:reader"]
    try await engine.catchUp(feeds)
    return feeds
  }

  private func firstPage(_ engine: FeedEngine, _ feeds: [FeedID], count: Int = Self.count) async throws
    -> Double
  {
    try await medianMicroseconds(count) { index in
      let page = try await engine.read(feeds[index % feeds.count], FeedQuery())
      precondition(page.activities.count == 25)
    }
  }

  private func deepPage(_ engine: FeedEngine) async throws -> (ours: Double, floor: Double) {
    let bound = try await engine.read("timeline:reader", FeedQuery(limit: 1, offset: 10_000)).activities[0]
    let query = FeedQuery(bounds: [IDBound(.lessThan, bound.id.description)])
    let ours = try await medianMicroseconds(Self.count) { _ in
      let count = try await engine.read("timeline:reader", query).activities.count
      precondition(count == 25)
    }
    return (ours, try await floor(["timeline:reader"], below: bound.activity.time.microseconds))
  }

  /// The first page of both stores in turns: the machine's pace changes by half within seconds.
  private func growth(_ engine: FeedEngine, _ feeds: [FeedID]) async throws -> (large: Double, small: Double)
  {
    let other = try await small.open()
    defer { try? other.close() }
    let others = try await warm(other, small)
    var durations: (large: [Double], small: [Double]) = ([], [])
    for _ in 0..<20 {
      durations.large.append(try await firstPage(engine, feeds, count: Self.count / 20))
      durations.small.append(try await firstPage(other, others, count: Self.count / 20))
    }
    return (median(durations.large), median(durations.small))
  }

  private func floor(_ feeds: [FeedID], below time: Int64) async throws -> Double {
    let numbers = try await FeedNumbers(path: large.path).numbers(of: feeds)
    var durations = [Double](repeating: 0, count: Self.count)
    let rows = cfloor_read_pages(
      large.path,
      numbers,
      Int32(numbers.count),
      time,
      Int32(Self.count),
      &durations
    )
    precondition(rows == 25, "the floor read \(rows) rows")
    return median(durations)
  }
}
