import FeedCore
import Foundation
import PrivateFiles

/// Lets one dispatcher at a time deliver from a database, across processes.
///
/// Two at once could deliver an addition after its withdrawal. The lock is a `flock` on a file beside the
/// database, so the kernel releases it however a process ends. A database in memory has only one user.
struct OutboxLock: Sendable {
  private let path: String?

  init(databasePath: String) {
    path =
      databasePath.isEmpty || databasePath.hasPrefix(":memory:") || databasePath.hasPrefix("file:")
      ? nil : databasePath + "-outbox"
  }

  /// Held until ``release()``.
  struct Handle: Sendable {
    fileprivate let file: Int32?

    func release() {
      if let file { close(file) }
    }
  }

  /// - Returns: nil if another dispatcher holds the lock.
  /// - Throws: `FeedError` with code `storage` if the file cannot be made.
  func acquire() throws -> Handle? {
    guard let path else { return Handle(file: nil) }
    let file = try PrivateFile.open(path, O_RDWR)
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      close(file)
      return nil
    }
    return Handle(file: file)
  }
}
