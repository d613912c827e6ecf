import Foundation

/// A process whose output is read line by line, and which can be killed.
final class ChildProcess {
  private let process = Process()
  private let output = Pipe()
  private var rest = Data()

  init(_ name: String, _ arguments: String...) throws {
    let tests =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    process.executableURL = URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent(
      name
    )
    process.arguments = arguments
    process.standardOutput = output
    try process.run()
  }

  /// The next line; nil at the end of the output.
  func line() -> String? {
    while true {
      if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        defer { rest = Data(rest[(end + 1)...]) }
        return String(decoding: rest[..<end], as: UTF8.self)
      }
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { return nil }
      rest += more
    }
  }

  /// Kills it as the kernel does when memory runs out, and reads what it had said before.
  func kill() -> [String] {
    Foundation.kill(process.processIdentifier, SIGKILL)
    var lines: [String] = []
    while let line = line() { lines.append(line) }
    return lines
  }
}
