import FeedCore
import Foundation
import PrivateFiles

/// One file of lines that are only ever appended. Closed when it is no longer used.
final class JournalFile: Sendable {
  /// Bytes that are read together.
  private static let block = 64 << 10

  private let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Opens the file at `path`, made with mode 0600.
  ///
  /// - Throws: `FeedError` with code `storage`.
  convenience init(path: String) throws {
    self.init(descriptor: try PrivateFile.open(path, O_RDWR | O_APPEND))
  }

  /// Makes a file without a name, which is gone when it is closed.
  ///
  /// - Throws: `FeedError` with code `storage`.
  static func temporary() throws -> JournalFile {
    let path = NSTemporaryDirectory() + "runnel-journal-\(UUID().uuidString)"
    let descriptor = try PrivateFile.open(path, O_RDWR | O_APPEND | O_EXCL | O_NOFOLLOW)
    unlink(path)
    return JournalFile(descriptor: descriptor)
  }

  /// Bytes in the file.
  var size: Int { max(0, Int(lseek(descriptor, 0, SEEK_END))) }

  /// Appends all of `bytes`, or nothing: what was written in part is taken away again, so that it does not
  /// join the next line.
  ///
  /// - Parameter size: of the file before.
  /// - Returns: whether it was written.
  func append(_ bytes: [UInt8], after size: Int) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        ftruncate(descriptor, off_t(size))
        return false
      }
      written += count
    }
    return true
  }

  /// Calls `body` with each line among the first `size` bytes, the last one first, until it returns false.
  ///
  /// Holds one block and one line at a time.
  ///
  /// - Parameters:
  ///   - longest: a line of more bytes is passed over.
  ///   - looking: bytes to look at, from the end.
  /// - Returns: the bytes that were not looked at of `looking`; nil if `body` ended it.
  func linesFromEnd(
    size: Int,
    longest: Int,
    looking: Int,
    _ body: (ArraySlice<UInt8>) -> Bool
  ) -> Int? {
    var position = size
    var left = looking
    // The start of a line whose beginning lies before `position`; nil if it is too long already.
    var tail: [UInt8]? = []
    while position > 0, left > 0 {
      let count = min(Self.block, position, left)
      position -= count
      left -= count
      var block = [UInt8](repeating: 0, count: count)
      guard read(&block, at: position) else { return left }
      var end = block.count
      while let newline = Self.lastNewline(block, before: end) {
        if let rest = tail, !deliver(block[(newline + 1)..<end], rest, longest, body) { return nil }
        tail = []
        end = newline
      }
      tail = tail.flatMap { $0.count + end > longest ? nil : Array(block[..<end]) + $0 }
    }
    if position == 0, let rest = tail, !deliver([], rest, longest, body) { return nil }
    return left
  }

  private static func lastNewline(_ block: [UInt8], before end: Int) -> Int? {
    block.withUnsafeBufferPointer { bytes in
      var index = end
      while index > 0 {
        index -= 1
        if bytes[index] == UInt8(ascii: "\n") { return index }
      }
      return nil
    }
  }

  private func deliver(
    _ start: ArraySlice<UInt8>,
    _ rest: [UInt8],
    _ longest: Int,
    _ body: (ArraySlice<UInt8>) -> Bool
  ) -> Bool {
    guard start.count + rest.count > 0, start.count + rest.count <= longest else { return true }
    return body(rest.isEmpty ? start : (Array(start) + rest)[...])
  }

  private func read(_ block: inout [UInt8], at position: Int) -> Bool {
    block.withUnsafeMutableBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = pread(
          descriptor,
          buffer.baseAddress! + done,
          buffer.count - done,
          off_t(position + done)
        )
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        done += count
      }
      return true
    }
  }
}
