import FeedCore
import Foundation
import GRDB
import Synchronization

/// The connection that writes, opened by the first write.
///
/// Opening one waits for others who write, and who only reads should wait for nobody.
final class WriterSlot: Sendable {
  private let writer: Mutex<(any DatabaseWriter)?>
  private let open: @Sendable () throws -> any DatabaseWriter
  /// Opening may block for as long as somebody else writes: not on one of Swift's threads.
  private let queue = DispatchQueue(label: "FeedEngine.writer")

  /// - Parameters:
  ///   - writer: one that is open already.
  ///   - open: makes the connection.
  init(_ writer: (any DatabaseWriter)?, open: @escaping @Sendable () throws -> any DatabaseWriter) {
    self.writer = Mutex(writer)
    self.open = open
  }

  /// - Throws: what opening it throws; the next call tries again.
  func connection() async throws -> any DatabaseWriter {
    if let open = writer.withLock({ $0 }) { return open }
    return try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try self.opened() }) }
    }
  }

  /// Runs on the queue, so that it is opened once.
  private func opened() throws -> any DatabaseWriter {
    if let open = writer.withLock({ $0 }) { return open }
    let connection = try open()
    writer.withLock { $0 = connection }
    return connection
  }

  /// Closes it where it was opened. Nobody may be using it.
  func close() throws { try writer.withLock { $0 }?.close() }
}
