import Foundation
import Subprocess

/// A git repository in a temporary folder, made by the real git; removed with this object.
final class TestRepository {
  let path: String

  init(named name: String = "tide-pool", bare: Bool = false) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "worlds-\(UUID().uuidString)")
    path = folder.appending(path: name).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try await git(["init", "--quiet", "--initial-branch=main"] + (bare ? ["--bare"] : []))
  }

  deinit { try? FileManager.default.removeItem(at: URL(fileURLWithPath: path).deletingLastPathComponent()) }

  @discardableResult
  func git(_ arguments: [String], input: [UInt8] = [], _ variables: [String: String] = [:]) async throws
    -> String
  {
    var environment: [Subprocess.Environment.Key: String?] = [
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
    ]
    for (name, value) in variables { environment[.init(stringLiteral: name)] = value }
    let result = try await Subprocess.run(
      .name("git"),
      arguments: Arguments(["-C", path] + arguments),
      environment: .inherit.updating(environment),
      input: .array(input),
      output: .string(limit: 1 << 20),
      error: .string(limit: 1 << 16)
    )
    guard result.terminationStatus.isSuccess else { throw Failure(words: result.standardError) }
    return result.standardOutput.trimmingCharacters(in: .newlines)
  }

  struct Failure: Error { var words: String }

  /// Commits, `minute` minutes after a fixed moment, with nothing changed but the history.
  @discardableResult
  func commit(
    _ message: String,
    by name: String = "Ann Lee",
    _ email: String = "ann@example.org",
    minute: Int
  ) async throws -> String {
    try await commit(bytes: Array(message.utf8), by: name, email, minute: minute)
  }

  @discardableResult
  func commit(
    bytes: [UInt8],
    by name: String = "Ann Lee",
    _ email: String = "ann@example.org",
    minute: Int,
    settings: [String] = []
  ) async throws -> String {
    let date = "\(1_700_000_000 + minute * 60) +0000"
    let variables = [
      "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": email, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_NAME": name,
      "GIT_COMMITTER_EMAIL": email, "GIT_COMMITTER_DATE": date,
    ]
    let arguments = [
      "commit", "--allow-empty", "--allow-empty-message", "--quiet", "--cleanup=verbatim", "-F", "-",
    ]
    try await git(settings + arguments, input: bytes, variables)
    return try await git(["rev-parse", "HEAD"])
  }

  func tag(_ name: String, message: String? = nil, minute: Int = 0) async throws {
    let date = "\(1_700_000_000 + minute * 60) +0000"
    let variables = [
      "GIT_COMMITTER_NAME": "Tess Tagger", "GIT_COMMITTER_EMAIL": "tess@example.org",
      "GIT_COMMITTER_DATE": date,
    ]
    try await git(["tag"] + (message.map { ["-a", "-m", $0] } ?? []) + [name], variables)
  }
}
