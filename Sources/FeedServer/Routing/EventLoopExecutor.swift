import NIOCore

/// Runs tasks on the thread that reads and writes their connection.
///
/// Otherwise each request goes from there to a thread of Swift's and back, and waking the other thread takes
/// both times longer than finding the route. What may take long belongs elsewhere: see `elsewhere(_:)`.
final class EventLoopExecutor: TaskExecutor {
  private let eventLoop: any EventLoop

  init(_ eventLoop: any EventLoop) { self.eventLoop = eventLoop }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    eventLoop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }

  /// Runs `body` on threads that may wait, so that the event loop's other connections need not wait for it.
  static func elsewhere<Result>(_ body: () async throws -> Result) async rethrows -> Result {
    try await withTaskExecutorPreference(RouteExecutor.shared, operation: body)
  }
}
