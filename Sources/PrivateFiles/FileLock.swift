import FeedCore
import Foundation

/// A lock between processes, and between its holders within a process, that the kernel releases when the
/// holder ends, however it ends.
package final class FileLock: Sendable {
  private let descriptor: Int32

  /// Opens the file, and makes it where it is missing. It is not locked yet.
  ///
  /// - Throws: `FeedError` with code `storage`.
  package init(_ path: String) throws { descriptor = try PrivateFile.open(path, O_RDWR) }

  deinit { close(descriptor) }

  /// - Returns: false if somebody else holds it.
  package func tryLock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

  package func unlock() { flock(descriptor, LOCK_UN) }

  /// Blocks the calling thread.
  ///
  /// - Throws: `FeedError` with code `storage` if it is still held after so many seconds.
  package func lockWaiting(seconds: Int) throws {
    let end = ContinuousClock.now + .seconds(clamping: Double(seconds))
    while !tryLock() {
      guard ContinuousClock.now < end else {
        throw FeedError(
          .storage,
          "Another program has held a lock for \(seconds) seconds: end it, or try again."
        )
      }
      usleep(5000)
    }
  }
}
