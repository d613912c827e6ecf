import FeedCore
import FeedEngine
import Foundation

/// `EngineBenchmarks [--quick]`: one line a row, exit code 1 where one is short. `BENCH_DIR` holds the data,
/// which `--make-data` makes; `RUNNEL_ENGINE_ROWS` (reading, crowd, beside, growth, search,
/// groups, writing) narrows the report. The data is made in a process of its own, so that what that leaves in
/// memory is not counted.
@main struct EngineBenchmarks {
  static func main() async throws {
    ProcessMemory.skipSQLiteStatistics()
    let folder =
      ProcessInfo.processInfo.environment["BENCH_DIR"] ?? NSHomeDirectory() + "/.cache/runnel-bench"
    let isQuick = CommandLine.arguments.contains("--quick")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let large = DataSet(
      folder: folder,
      users: isQuick ? 10_000 : 100_000,
      activities: isQuick ? 100_000 : 1_000_000
    )
    let small = DataSet(folder: folder, users: 1000, activities: 10_000)
    if CommandLine.arguments.contains("--make-data") {
      for set in [small, large] { try await set.open().close() }
      return
    }
    let scratch = "\(folder)/scratch-\(ProcessInfo.processInfo.processIdentifier)"
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    let rows = try await measure(large, small, folder: folder, scratch: scratch)
    try FileManager.default.removeItem(atPath: scratch)
    exit(rows.contains(where: \.isShort) ? 1 : 0)
  }

  private static func measure(_ large: DataSet, _ small: DataSet, folder: String, scratch: String)
    async throws -> [Row]
  {
    let peer = Peer.read()
    let only = ProcessInfo.processInfo.environment["RUNNEL_ENGINE_ROWS"]
    var rows: [Row] = []
    func report(_ more: [Row]) {
      for row in more { print(row.text) }
      fflush(nil)
      rows += more
    }
    if only == nil || only == "reading" {
      report(try await ReadingRows(large: large, small: small, peer: peer).measure())
    }
    if only == nil || only == "crowd" {
      report(try await CrowdRows(folder: scratch, followers: large.users).measure())
    }
    if only == nil || only == "beside" {
      report(try await BesideRows(folder: scratch, largest: large.users / 10).measure())
    }
    if only == nil || only == "growth" {
      let growth = GrowthRows(folder: scratch, followers: large.users, posts: large.activities)
      report(try await growth.measure())
    }
    if only == nil || only == "search" {
      report(try await SearchRows(folder: scratch, posts: large.activities).measure())
    }
    if only == nil || only == "groups" { report(try await GroupRows(folder: scratch, peer: peer).measure()) }
    if only == nil || only == "writing" {
      report(try await WritingRows(large: large, folder: scratch, peer: peer).measure())
    }
    return rows
  }
}
