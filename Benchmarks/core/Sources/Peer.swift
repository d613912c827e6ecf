import Foundation

/// The Python process with stream-django: it is notified what to measure and answers seconds.
final class Peer {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var buffered = Data()

  init(python: String, script: String, folder: URL) throws {
    process.executableURL = URL(filePath: python)
    process.arguments = ["-W", "ignore", script, folder.path]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    guard try line() == "ready" else { throw PeerFailure() }
  }

  /// Seconds of one call, the median of several.
  func measure(_ command: String) throws -> Double {
    try input.fileHandleForWriting.write(contentsOf: Data((command + "\n").utf8))
    guard let seconds = Double(try line()) else { throw PeerFailure() }
    return seconds
  }

  func close() throws {
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  private func line() throws -> String {
    while true {
      if let end = buffered.firstIndex(of: 10) {
        defer { buffered = Data(buffered[buffered.index(after: end)...]) }
        return String(decoding: buffered[..<end], as: UTF8.self)
      }
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { throw PeerFailure() }
      buffered += more
    }
  }
}

struct PeerFailure: Error, CustomStringConvertible {
  var description: String { "The peer ended or answered something else; its messages stand above." }
}
