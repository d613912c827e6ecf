import Foundation

/// Makes sure that descriptors 0, 1 and 2 are taken.
///
/// Started with one of them closed (`runnel feed timeline >&-`), the next file to be opened would get its
/// number, and what is printed would land in it.
enum StandardDescriptors {
  /// Puts `/dev/null` in the place of those that are closed, opened for the other direction, so that reading
  /// and writing still fail as they do on a closed one.
  static func occupy() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 && errno == EBADF {
      // The lowest free number is this one: those below are taken by now.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
