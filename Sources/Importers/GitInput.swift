import FeedCore
import Foundation

#if canImport(System)
import System
#else
import SystemPackage
#endif

/// What git reads from its standard input, as a file without a name.
///
/// Git may end before it has read all of it. Writing to a pipe would fail then, with a signal first, and
/// Subprocess (1.0.2) traps where its writing fails.
enum GitInput {
  /// - Returns: a descriptor to read from, at the beginning; the caller closes it.
  /// - Throws: `FeedError` with code `storage` if there is no space for temporary files.
  static func descriptor(_ bytes: [UInt8]) throws -> FileDescriptor {
    if bytes.isEmpty { return try FileDescriptor.open("/dev/null", .readOnly) }
    guard let file = tmpfile() else { throw failure }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count, fflush(file) == 0 else { throw failure }
    rewind(file)
    let descriptor = fcntl(fileno(file), F_DUPFD_CLOEXEC, 0)
    guard descriptor >= 0 else { throw failure }
    return FileDescriptor(rawValue: descriptor)
  }

  private static var failure: FeedError {
    FeedError(.storage, "A temporary file cannot be written: \(String(cString: strerror(errno))).")
  }
}
