import FeedCore
import Foundation
import PrivateFiles

/// Who uses a demo database: shared by everyone who has it open, exclusive for the process that replaces it.
///
/// An advisory lock on a file beside the database; the system drops it when the process ends, however it
/// ends.
final class DemoLock: Sendable {
  private let descriptor: Int32

  /// - Throws: `FeedError` with code `storage`.
  init(path: String) throws {
    descriptor = try PrivateFile.open(path, O_RDWR)
  }

  deinit { Foundation.close(descriptor) }

  /// Whether nobody else uses the database now. Until `share`, nobody can open it.
  func lockAlone() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

  /// Waits until nobody replaces the database; until this object is gone, nobody does.
  func share() { while flock(descriptor, LOCK_SH) != 0, errno == EINTR {} }
}
