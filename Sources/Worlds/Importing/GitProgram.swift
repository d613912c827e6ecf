import FeedCore
import Foundation
import Subprocess

/// Runs the `git` program on one repository, as a reader who trusts neither the repository nor its settings.
///
/// No shell is involved; revisions go in by standard input, never as arguments; settings that would start another
/// program (pager, hooks, signature checks, file system monitor, external diff) or reach a network are off.
struct GitProgram: Sendable {
  /// A folder inside the repository.
  let path: String

  private static let settings = [
    "core.pager=cat", "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.quotePath=false",
    "log.showSignature=false", "log.mailmap=true", "log.follow=false", "i18n.logOutputEncoding=UTF-8",
    "diff.external=", "diff.mnemonicPrefix=false", "protocol.allow=never", "color.ui=false",
  ]

  /// Variables that would lead git to another repository than the one at `path`.
  private static let misleading: [Subprocess.Environment.Key] = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_NAMESPACE",
    "GIT_CEILING_DIRECTORIES", "GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_TRACE",
  ]

  private func configuration(_ arguments: [String]) -> Subprocess.Configuration {
    let prefix = ["--no-pager", "--no-optional-locks", "--literal-pathspecs"]
    let settings = Self.settings.flatMap { ["-c", $0] }
    var environment: [Subprocess.Environment.Key: String?] = [
      "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_NO_REPLACE_OBJECTS": "1",
    ]
    for key in Self.misleading { environment.updateValue(nil, forKey: key) }
    return Subprocess.Configuration(
      executable: .name("git"),
      arguments: Arguments(prefix + settings + ["-C", path] + arguments),
      environment: .inherit.updating(environment)
    )
  }

  /// What git prints, at most 64 MB of it; nil where it fails.
  ///
  /// - Throws: `FeedError` where there is no git program.
  func output(_ arguments: [String], input: String = "") async throws -> [UInt8]? {
    let result = try await translatingMissingProgram {
      try await Subprocess.run(
        configuration(arguments),
        input: .string(input),
        output: .bytes(limit: 64 << 20),
        error: .discarded
      )
    }
    return result.terminationStatus.isSuccess ? result.standardOutput : nil
  }

  /// Why git refuses to do this, in its own words; nil where it does not say.
  func refusal(_ arguments: [String]) async throws -> String? {
    let result = try await translatingMissingProgram {
      try await Subprocess.run(configuration(arguments), output: .discarded, error: .string(limit: 4096))
    }
    let line = result.standardError.split(separator: "\n").first { $0.hasPrefix("fatal: ") }
    return line.map { String($0.dropFirst("fatal: ".count)) }
  }

  /// The same as text, without the line end.
  func line(_ arguments: [String], input: String = "") async throws -> String? {
    guard let bytes = try await output(arguments, input: input) else { return nil }
    return RepairedText.decode(bytes[...]).trimmingCharacters(in: .newlines)
  }

  /// Hands what git prints to `body`, piece by piece as it comes; `body` sets the pace.
  ///
  /// - Throws: what `body` throws, after git has ended; `FeedError` where git fails, in git's words.
  func stream(
    _ arguments: [String],
    input: String,
    _ body: (inout SubprocessOutputSequence.Iterator) async throws -> Void
  ) async throws {
    let result = try await translatingMissingProgram {
      try await Subprocess.run(
        configuration(arguments),
        input: .string(input),
        output: .sequence,
        error: .string(limit: 4096)
      ) { execution in
        var iterator = execution.standardOutput.makeAsyncIterator()
        do {
          try await body(&iterator)
        } catch {
          // Whoever stops listening must not leave git waiting on a full pipe.
          try? execution.send(signal: .terminate)
          throw error
        }
      }
    }
    guard result.terminationStatus.isSuccess else {
      let words = result.standardError.split(separator: "\n").first ?? "no reason given"
      throw FeedError(.input, "git could not read the history of \(path): \(words).")
    }
  }

  private func translatingMissingProgram<Result>(_ body: () async throws -> Result) async throws -> Result {
    do {
      return try await body()
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw FeedError(.input, "The program git was not found: install it to import repositories.")
    }
  }
}
