import Foundation

/// Django in a process of its own, asked for one measurement at a time, so that both sides run in turn.
final class Peer {
  private let process = Process()
  private let questions = Pipe()
  private let answers = Pipe()

  init(python: String, script: String) throws {
    process.executableURL = URL(filePath: python)
    process.arguments = ["-W", "ignore", script]
    process.standardInput = questions
    process.standardOutput = answers
    try process.run()
  }

  deinit { process.terminate() }

  /// The median seconds that Django takes to render the page called `name`.
  func seconds(_ name: String) throws -> Double {
    try questions.fileHandleForWriting.write(contentsOf: Data("\(name)\n".utf8))
    var line = Data()
    while let byte = try answers.fileHandleForReading.read(upToCount: 1), !byte.isEmpty, byte[0] != 0x0A {
      line.append(byte)
    }
    guard let seconds = Double(String(decoding: line, as: UTF8.self)) else { throw PeerFailure() }
    return seconds
  }

  struct PeerFailure: Error {}
}
