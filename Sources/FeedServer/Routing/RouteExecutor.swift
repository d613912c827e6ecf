import Foundation
import NIOPosix

/// Runs the routes that may wait for a database or a disk.
///
/// Swift's own threads are as many as processors, and a task that blocks one stops others that have nothing
/// to do with it, such as realtime. These are more, and are the server's alone.
final class RouteExecutor: TaskExecutor {
  static let shared = RouteExecutor(threads: max(8, 2 * ProcessInfo.processInfo.activeProcessorCount))

  private let pool: NIOThreadPool

  private init(threads: Int) {
    pool = NIOThreadPool(numberOfThreads: threads)
    pool.start()
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    pool.submit { _ in job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
