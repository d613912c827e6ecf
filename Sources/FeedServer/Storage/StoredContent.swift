import FeedCore
import Foundation
import NIOCore

/// The bytes of a stored file, open for reading: they stay readable if the file is deleted meanwhile.
package final class StoredContent: Sendable {
  /// Bytes that are read at a time.
  private static let chunkSize = 128 << 10

  private let descriptor: Int32
  package let size: Int

  private init(descriptor: Int32, size: Int) {
    self.descriptor = descriptor
    self.size = size
  }

  deinit { close(descriptor) }

  /// - Returns: nil if there is no file at `path`.
  static func open(_ path: String) throws -> StoredContent? {
    let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    var about = stat()
    guard fstat(descriptor, &about) == 0, about.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    return StoredContent(descriptor: descriptor, size: Int(about.st_size))
  }

  /// Reads one chunk.
  ///
  /// - Returns: at least one byte.
  /// - Throws: `FeedError` with code `storage` if the file has become shorter or cannot be read.
  func read(from offset: Int, upTo end: Int) async throws -> ByteBuffer {
    try await DiskThreads.run { [self] in
      let wanted = min(end - offset, Self.chunkSize)
      var buffer = ByteBufferAllocator().buffer(capacity: wanted)
      let count = buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: wanted) { bytes in
        max(0, pread(descriptor, bytes.baseAddress!, wanted, off_t(offset)))
      }
      guard count > 0 else { throw FeedError(.storage, "A stored file cannot be read to its end.") }
      return buffer
    }
  }
}
