import FeedCore
import Foundation
import ProcessTesting
import Testing

/// A `runnel serve` of its own, as a host's service manager starts it. Ends with the test.
final class ServedProcess: @unchecked Sendable {
  private let process: ChildProcess
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
    errorFile = home.path("serve-\(UUID().uuidString).log")
    let script = ["bash", "-c", "\(preparation) && exec \"$0\" serve \"$@\"", Home.program]
    process = try ChildProcess(
      "/usr/bin/env",
      wrapper + script + arguments,
      environment: home.environment(environment),
      errors: errorFile
    )
    while said.count(where: { $0.hasPrefix("Listening on ") }) < listeners {
      guard let line = process.line() else {
        process.wait()
        throw FeedError(.unreachable, "The server did not start: \(said) \(errors)")
      }
      said.append(line)
    }
  }

  var processID: pid_t { process.processID }

  /// `http://127.0.0.1:PORT`
  var address: String {
    said.last { $0.hasPrefix("Listening on http") }.map { String($0.dropFirst("Listening on ".count)) } ?? ""
  }

  /// What it wrote to standard error.
  var errors: String { (try? String(contentsOfFile: errorFile, encoding: .utf8)) ?? "" }

  /// Sends a signal and waits for the end.
  ///
  /// - Returns: the exit status; 128 and the signal's number where one ended it.
  func end(with signal: Int32) async -> Int32 { await process.end(with: signal) }

  func ending() async -> Int32 { await process.ending() }

  /// Ends it as a service manager does, on a thread that may wait.
  func stop() {
    kill(processID, SIGTERM)
    process.wait()
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
