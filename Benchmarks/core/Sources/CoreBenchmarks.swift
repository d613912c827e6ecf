import FeedCore
import FeedEngine
import Foundation

/// Enrichment and whole pages beside stream-django, on the same SQLite file, activities and templates.
///
/// The two sides take turns row by row, so that whatever else the machine does meets both. One line per row:
/// name, ours, other, ratio, goal, `ok` or `short`; the exit code is 1 if a row is short.
@main
enum CoreBenchmarks {
  static func main() async throws {
    ProcessMemory.skipSQLiteStatistics()
    guard CommandLine.arguments.count > 1, let python = environment["RUNNEL_DJANGO_PYTHON"] else {
      print("usage: RUNNEL_DJANGO_PYTHON=… CoreBenchmarks peer.py")
      exit(64)
    }
    let folder = URL(filePath: environment["BENCH_DIR"] ?? NSTemporaryDirectory()).appending(path: "core")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if CommandLine.arguments.count > 3, CommandLine.arguments[2] == "bulk" {
      try await BulkWork.run(Int(CommandLine.arguments[3]) ?? 100_000, folder: folder)
      exit(0)
    }
    let peer = try Peer(python: python, script: CommandLine.arguments[1], folder: folder)
    let work = try PageWork(folder: folder)
    if CommandLine.arguments.count > 3 { try await profile(work, peer) }
    var isShort = false
    for row in BenchmarkRow.all {
      let result = try await row.run(work, peer)
      isShort = isShort || !result.isReached
      print(result.line)
    }
    try peer.close()
    exit(isShort ? 1 : 0)
  }

  /// `CoreBenchmarks peer.py enrich 1000 tweet`: one row for some seconds, for a profiler.
  private static func profile(_ work: PageWork, _ peer: Peer) async throws -> Never {
    let arguments = CommandLine.arguments
    let kind = arguments.count > 4 ? arguments[4] : "tweet"
    let row = BenchmarkRow(work: arguments[2], kind: kind, count: Int(arguments[3]) ?? 25, goal: 0)
    for _ in 0..<5 { print(try await row.run(work, peer).line) }
    exit(0)
  }

  private static var environment: [String: String] { ProcessInfo.processInfo.environment }
}
