import Foundation
import StyledText

/// Standard output: collected, cleaned where it is a terminal, and quiet when nobody reads on.
final class StandardOutput {
  /// Nobody reads the pipe's other end, or the disk is full.
  struct Broken: Error {
    let code: Int32

    /// Ends as programs do whose reader went away: without a word. A full disk is worth one.
    func end() -> Never {
      if code == EPIPE { _exit(128 + SIGPIPE) }
      let sentence = "runnel: Standard output cannot be written: \(String(cString: strerror(code))).\n"
      StandardError.write(sentence)
      _exit(ExitStatus.inputOutput.rawValue)
    }
  }

  nonisolated(unsafe) static let shared = StandardOutput(descriptor: STDOUT_FILENO)

  private let descriptor: Int32
  private var buffer: [UInt8] = []

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// Whether a person sees it immediately.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Prints lines that may hold text from feeds: it is cleaned, also into files, which end up on terminals
  /// too.
  func print(_ text: String) throws { try write(TextCleaner.body(text) + "\n") }

  /// Prints what is safe already: JSON, which escapes controls, and text with our own colours.
  func write(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= 1 << 16 { try flush() }
  }

  func flush() throws {
    var start = 0
    while start < buffer.count {
      let count = buffer[start...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        let code = errno
        buffer.removeAll()
        throw Broken(code: code)
      }
      start += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
