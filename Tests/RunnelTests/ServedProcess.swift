import FeedCore
import Foundation
import Testing

/// A `runnel serve` of its own, as a host's service manager starts it. Ends with the test.
final class ServedProcess: @unchecked Sendable {
  private let process = Process()
  private let lines: FileHandle
  private let errorFile: String
  /// What it said until it listened.
  private(set) var said: [String] = []

  /// Starts it and waits until it listens.
  ///
  /// - Parameters:
  ///   - wrapper: a program and arguments that start it, such as `unshare -m`.
  ///   - preparation: lines of bash before it, such as `ulimit -n 64`.
  ///   - listeners: on how many addresses it listens.
  /// - Throws: where it ends before it listens, with what it said.
  init(
    _ home: Home,
    _ arguments: [String],
    environment: [String: String] = [:],
    wrapper: [String] = [],
    preparation: String = "true",
    listeners: Int = 1
  ) throws {
    let output = Pipe()
    errorFile = home.path("serve-\(UUID().uuidString).log")
    _ = FileManager.default.createFile(atPath: errorFile, contents: nil)
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      wrapper + ["bash", "-c", "\(preparation) && exec \"$0\" serve \"$@\"", Home.program] + arguments
    process.environment = home.environment(environment)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle(forWritingAtPath: errorFile)
    lines = output.fileHandleForReading
    try process.run()
    var text = ""
    while said.count(where: { $0.hasPrefix("Listening on ") }) < listeners {
      let data = lines.availableData
      guard !data.isEmpty else {
        process.waitUntilExit()
        throw FeedError(.unreachable, "The server did not start: \(text)\(errors)")
      }
      text += String(decoding: data, as: UTF8.self)
      said = text.split(separator: "\n").map(String.init)
    }
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  var processID: pid_t { process.processIdentifier }

  /// `http://127.0.0.1:PORT`
  var address: String {
    said.last { $0.hasPrefix("Listening on http") }.map { String($0.dropFirst("Listening on ".count)) } ?? ""
  }

  /// What it wrote to standard error.
  var errors: String { (try? String(contentsOfFile: errorFile, encoding: .utf8)) ?? "" }

  /// Sends a signal and waits for the end.
  ///
  /// - Returns: the exit status; 128 and the signal's number where one ended it.
  func end(with signal: Int32) async -> Int32 {
    kill(processID, signal)
    return await ending()
  }

  func ending() async -> Int32 {
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "runnel.serve-test").async { [process] in
        process.waitUntilExit()
        let isSignal = process.terminationReason == .uncaughtSignal
        continuation.resume(returning: isSignal ? 128 + process.terminationStatus : process.terminationStatus)
      }
    }
  }
}

extension Home {
  /// A path for a Unix socket: they must be short.
  static func socketPath() -> String { "/tmp/r\(UInt32.random(in: 0 ... .max)).sock" }

  /// Fetches with curl, as anybody on the host could.
  ///
  /// - Returns: the status and the body; status 0 where there was no answer.
  func curl(_ arguments: String...) async throws -> (status: Int, body: String) {
    let line = arguments.map { "'\($0.replacing("'", with: "'\\''"))'" }.joined(separator: " ")
    let result = try await shell("curl -s --max-time 20 -w '\\n%{http_code}' \(line)")
    var lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    let status = lines.popLast().flatMap { Int($0) } ?? 0
    return (status, lines.joined(separator: "\n"))
  }
}
