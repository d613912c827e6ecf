import FeedCore
import FeedEngine
import Foundation
import ProcessTesting
import Social
import Subprocess
import TerminalTesting
import Testing

#if canImport(System)
import System
#else
import SystemPackage
#endif

/// A person's home folder that vanishes with the test, and the program run in it.
final class Home: Sendable {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "runnel-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The program, which lies beside the tests.
  static let program = builtProduct("runnel")

  func path(_ name: String) -> String { folder + "/" + name }

  /// What the program sees: nothing of the machine that runs the tests.
  func environment(_ more: [String: String] = [:]) -> [String: String] {
    [
      "HOME": folder, "XDG_DATA_HOME": path("data"), "XDG_CONFIG_HOME": path("config"),
      "XDG_STATE_HOME": path("state"), "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8",
      "RUNNEL_USER": "ann",
    ].merging(more) { _, new in new }
  }

  struct Result {
    var output: String
    var errors: String
    var status: Int32

    var json: JSONValue {
      get throws { try JSONParser.parse(output) }
    }
    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  /// Runs a line of bash, in which `$RUNNEL` is the program.
  func shell(_ line: String) async throws -> Result {
    let configuration = Configuration(
      executable: .path("/bin/bash"),
      arguments: ["-c", line],
      environment: .custom(keyed(environment(["RUNNEL": Self.program])))
    )
    return try await collect(configuration, input: .none)
  }

  /// Runs the program to its end.
  func run(_ arguments: String..., input: String? = nil, environment: [String: String] = [:]) async throws
    -> Result
  {
    try await run(arguments, input: input, environment: environment)
  }

  func run(_ arguments: [String], input: String? = nil, environment: [String: String] = [:]) async throws
    -> Result
  {
    let configuration = Configuration(
      executable: .path(FilePath(Self.program)),
      arguments: Arguments(arguments),
      environment: .custom(keyed(self.environment(environment)))
    )
    guard let input else { return try await collect(configuration, input: .none) }
    return try await collect(configuration, input: .string(input))
  }

  private func collect(_ configuration: Configuration, input: some InputProtocol) async throws -> Result {
    let limit = 1 << 24
    let result = try await Subprocess.run(
      configuration,
      input: input,
      output: .string(limit: limit),
      error: .string(limit: limit)
    )
    return Result(
      output: result.standardOutput,
      errors: result.standardError,
      status: result.terminationStatus.code
    )
  }

  private func keyed(_ environment: [String: String]) -> [Environment.Key: String] {
    Dictionary(
      uniqueKeysWithValues: environment.map {
        (Environment.Key(rawValue: $0.key) ?? Environment.Key("_"), $0.value)
      }
    )
  }

  /// Runs the program, expects it to succeed, and answers what it printed.
  @discardableResult
  func done(
    _ arguments: String...,
    user: String = "ann",
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Result {
    let result = try await run(arguments, environment: ["RUNNEL_USER": user])
    #expect(result.status == 0, "\(arguments): \(result.errors)", sourceLocation: sourceLocation)
    #expect(result.errors == "", sourceLocation: sourceLocation)
    return result
  }

  /// Posts much at once, without a process for each.
  func post(_ texts: [String]) async throws {
    _ = try await post(texts[0])
    let engine = try FeedEngine(path: path("data/runnel/runnel.db"))
    let social = try Social(backend: engine, userID: "ann")
    for text in texts.dropFirst() { try await social.post(text) }
    try engine.close()
  }

  /// Posts and answers the activity's id.
  func post(_ text: String, user: String = "ann") async throws -> String {
    try await done("post", text, user: user).output.trimmingCharacters(in: .newlines)
  }
}

extension TerminationStatus {
  /// As a shell reports it.
  fileprivate var code: Int32 {
    switch self {
    case .exited(let code): code
    case .signaled(let signal): 128 + signal
    }
  }
}

/// Expects one sentence on standard error, nothing on standard output, and a status.
func expectSentence(
  _ result: Home.Result,
  status: Int32,
  holding words: String...,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(result.status == status, "\(result.errors)", sourceLocation: sourceLocation)
  #expect(result.output == "", sourceLocation: sourceLocation)
  #expect(
    result.errors.hasPrefix("runnel: ") && result.errors.hasSuffix("\n"),
    sourceLocation: sourceLocation
  )
  #expect(result.errors.count { $0 == "\n" } == 1, "\(result.errors)", sourceLocation: sourceLocation)
  for word in words {
    #expect(result.errors.contains(word), "\(result.errors)", sourceLocation: sourceLocation)
  }
}
