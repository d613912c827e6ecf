import FeedCore
import Foundation

/// A file whose bytes are read wherever somebody wants them.
final class RawFile {
  let size: Int
  private let descriptor: Int32

  /// - Throws: `FeedError` with code `storage` if it cannot be read.
  init(_ path: String) throws {
    // Without waiting, in case it is a pipe.
    descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      let reason = descriptor < 0 ? String(cString: strerror(errno)) : "it is not a file"
      if descriptor >= 0 { Foundation.close(descriptor) }
      throw FeedError(.storage, "\(path) cannot be read: \(reason).")
    }
    size = Int(status.st_size)
  }

  deinit { Foundation.close(descriptor) }

  /// - Returns: nil if the file has fewer, or the disk does not give them.
  func bytes(at offset: Int, count: Int) -> [UInt8]? {
    guard offset >= 0, count > 0, offset + count <= size else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let read = pread(descriptor, buffer.baseAddress! + filled, count - filled, off_t(offset + filled))
        if read < 0, errno == EINTR { continue }
        guard read > 0 else { return }
        filled += read
      }
    }
    return bytes.count == count ? bytes : nil
  }
}
