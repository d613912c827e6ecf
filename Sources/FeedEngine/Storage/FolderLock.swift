import FeedCore
import Foundation

/// The lock that one process holds on a folder while it creates or migrates a database in it.
///
/// On the folder, not on the file: closing a descriptor of the file would drop the locks that SQLite holds on
/// it in this process. Source: "How To Corrupt An SQLite Database File" §2.2.
final class FolderLock {
  private let descriptor: Int32

  /// Waits for the lock until `wait` gives up.
  ///
  /// - Throws: `FeedError` with code `storage` if the folder cannot be read, or stays locked.
  init(_ folder: String, _ wait: LimitedWait) throws {
    descriptor = Foundation.open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    guard descriptor >= 0 else {
      throw FeedError(.storage, "The folder \(folder) cannot be read; check its permissions.")
    }
    var tries = 0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      // A file system without locks has no second process to wait for.
      guard errno == EWOULDBLOCK || errno == EINTR else { return }
      guard wait.pause(afterTries: tries) else {
        Foundation.close(descriptor)
        throw FeedError(
          .storage,
          "Another program has been opening a database in \(folder) for \(wait.limit) seconds; "
            + "try again once it has finished."
        )
      }
      tries += 1
    }
  }

  deinit { Foundation.close(descriptor) }
}
