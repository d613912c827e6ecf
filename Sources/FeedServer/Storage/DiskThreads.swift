import NIOPosix

/// Threads that may wait for the disk. Swift's own threads and those of connections may not: there are as
/// many as processors, and a slow disk would stop everything that runs on them.
enum DiskThreads {
  private static let pool: NIOThreadPool = {
    let pool = NIOThreadPool(numberOfThreads: 8)
    pool.start()
    return pool
  }()

  /// Runs `body` on one of the threads and waits for it without holding up the caller's.
  static func run<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await pool.runIfActive(body)
  }
}
