/// The same work at 1, 10 and 100 times the size, each against the smallest: what should not grow.
struct GrowthRows {
  let folder: String
  let followers: Int
  let posts: Int

  func measure() async throws -> [Row] {
    var smallest: [Row] = []
    var rows: [Row] = []
    for (times, scale) in [(1, 100), (10, 10), (100, 1)] {
      let crowd = try await CrowdRows(folder: folder, followers: followers / scale).measure()
      let measured = crowd + (try await SearchRows(folder: folder, posts: posts / scale).measure())
      if smallest.isEmpty { smallest = measured }
      rows += zip(measured, smallest).filter { _ in times > 1 }.map { row, first in
        Row(
          name: "\(times) times: \(row.name.prefix { $0 != ";" })",
          ours: row.ours,
          other: first.ours,
          unit: row.unit,
          // What is measured in tens of microseconds varies by half with the machine's pace; a search may
          // take as long as its own goal says.
          goal: max(2, (row.other ?? 0) / first.ours)
        )
      }
    }
    return rows
  }
}
