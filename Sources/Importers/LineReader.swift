import FeedCore
import Foundation

/// Reads a file line by line, holding one line and one block of it.
final class LineReader {
  private let file: FileHandle
  private let longest: Int
  private var bytes: [UInt8] = []
  private var position = 0
  private var hasEnded = false

  /// - Parameter path: `-` for standard input.
  /// - Throws: `FeedError` with code `input` if there is no such file or it cannot be read.
  init(path: String, longest: Int) throws {
    self.longest = longest
    if path == "-" {
      file = .standardInput
      return
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw FeedError(.input, "There is no file '\(path)'.")
    }
    guard !isFolder.boolValue, let file = FileHandle(forReadingAtPath: path) else {
      throw FeedError(
        .input,
        "'\(path)' cannot be read: \(isFolder.boolValue ? "it is a folder" : "no permission")."
      )
    }
    self.file = file
  }

  /// The next line without its end; a failure for one that is too long; nil at the end of the file.
  ///
  /// - Throws: `FeedError` with code `input` if reading fails.
  func next() throws -> Result<ArraySlice<UInt8>, FeedError>? {
    var searched = position
    var isTooLong = false
    while true {
      if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { position = end + 1 }
        return isTooLong ? tooLong : .success(bytes[position..<end])
      }
      if hasEnded {
        defer { position = bytes.count }
        guard position < bytes.count || isTooLong else { return nil }
        return isTooLong ? tooLong : .success(bytes[position...])
      }
      if bytes.count - position > longest {
        isTooLong = true
        position = bytes.count
      }
      let kept = bytes.count - position
      try fill()
      searched = kept
    }
  }

  private var tooLong: Result<ArraySlice<UInt8>, FeedError> {
    .failure(FeedError(.tooLarge, "It is longer than \(longest >> 20) MB."))
  }

  private func fill() throws {
    bytes.removeFirst(position)
    position = 0
    do {
      // Nil is the end of the file, too.
      let block = try file.read(upToCount: 64 << 10) ?? Data()
      if block.isEmpty { hasEnded = true } else { bytes.append(contentsOf: block) }
    } catch {
      throw FeedError(.input, "The file cannot be read to its end: \(error.localizedDescription)")
    }
  }
}
