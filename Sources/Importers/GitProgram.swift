import FeedCore
import Foundation
import Subprocess

/// Runs the `git` program on one repository, as a reader who trusts neither the repository nor its settings.
///
/// No shell is involved; revisions go in by standard input, never as arguments; settings that would start
/// another program (pager, hooks, signature checks, file system monitor, external diff) or reach a network
/// are off.
struct GitProgram: Sendable {
  /// A folder inside the repository.
  let path: String
  /// The object that holds the mailmap of a bare repository; empty if there is none or it was not fetched.
  var mailmap = ""

  private static let settings = [
    "core.pager=cat", "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.quotePath=false",
    "core.sshCommand=false", "core.askPass=false", "core.alternateRefsCommand=false", "credential.helper=",
    "format.pretty=medium", "log.date=default", "log.showSignature=false", "log.mailmap=true",
    "log.follow=false", "i18n.logOutputEncoding=UTF-8",
    "diff.external=", "diff.mnemonicPrefix=false", "protocol.allow=never", "color.ui=false", "mailmap.file=",
  ]

  /// Variables that would lead git to another repository than the one at `path`.
  private static let misleading: [Subprocess.Environment.Key] = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_NAMESPACE",
    "GIT_CEILING_DIRECTORIES", "GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_TRACE", "GIT_SHALLOW_FILE",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  ]

  /// What counts for every call. `GIT_ALLOW_PROTOCOL` goes before a repository's own `protocol.ext.allow`,
  /// which `protocol.allow` does not; grafts and replacements would show another history than the one that
  /// was committed.
  private static let fixed: [Subprocess.Environment.Key: String?] = [
    "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_ALLOW_PROTOCOL": "none", "GIT_SSH_COMMAND": "false", "GIT_ASKPASS": "false",
    "GIT_GRAFT_FILE": "/dev/null",
  ]

  private func configuration(_ arguments: [String]) -> Subprocess.Configuration {
    let prefix = ["--no-pager", "--no-optional-locks", "--literal-pathspecs"]
    let settings = (Self.settings + ["mailmap.blob=\(mailmap)"]).flatMap { ["-c", $0] }
    var environment = Self.fixed
    for key in Self.misleading { environment.updateValue(nil, forKey: key) }
    return Subprocess.Configuration(
      executable: .name("git"),
      arguments: Arguments(prefix + settings + ["-C", path] + arguments),
      environment: .inherit.updating(environment)
    )
  }

  /// Returns what git prints, at most 64 MB of it; nil if it fails.
  ///
  /// - Throws: `FeedError` if there is no git program, or where it prints more.
  func output(_ arguments: [String], input: [UInt8] = []) async throws -> [UInt8]? {
    let input = try GitInput.descriptor(input)
    let result = try await translating {
      try await Subprocess.run(
        configuration(arguments),
        input: .fileDescriptor(input, closeAfterSpawningProcess: true),
        output: .bytes(limit: 64 << 20),
        error: .discarded
      )
    }
    return result.terminationStatus.isSuccess ? result.standardOutput : nil
  }

  /// Why git refuses to do this, in its own words; nil if it does not say.
  func refusal(_ arguments: [String]) async throws -> String? {
    let result = try await translating {
      try await Subprocess.run(
        configuration(arguments),
        output: .discarded,
        error: .bytes(limit: Self.mostWords)
      )
    }
    return GitWords.reason(result.standardError, isFatal: true)
  }

  /// The same as text, without the line end.
  func line(_ arguments: [String], input: String = "") async throws -> String? {
    guard let bytes = try await output(arguments, input: Array(input.utf8)) else { return nil }
    return RepairedText.decode(bytes[...]).trimmingCharacters(in: .newlines)
  }

  /// Hands what git prints to `body`, piece by piece as it comes; `body` sets the pace.
  ///
  /// - Throws: what `body` throws, after git has ended; `FeedError` if git fails, in git's words.
  func stream(
    _ arguments: [String],
    input: String = "",
    _ body: (inout SubprocessOutputSequence.Iterator) async throws -> Void
  ) async throws {
    let input = try GitInput.descriptor(Array(input.utf8))
    let result = try await translating {
      try await Subprocess.run(
        configuration(arguments),
        input: .fileDescriptor(input, closeAfterSpawningProcess: true),
        output: .sequence,
        error: .bytes(limit: Self.mostWords)
      ) { execution in
        var iterator = execution.standardOutput.makeAsyncIterator()
        do {
          try await body(&iterator)
        } catch {
          // A consumer that stops must not leave git waiting on a full pipe.
          try? execution.send(signal: .terminate)
          throw error
        }
      }
    }
    guard result.terminationStatus.isSuccess else {
      let words = GitWords.reason(result.standardError, isFatal: false) ?? "no reason given"
      throw FeedError(.input, "git could not read the history of \(path): \(words).")
    }
  }

  /// A repository may have a damaged reference for each of its names, and git says so for each.
  private static let mostWords = 16 << 20

  private func translating<Result>(_ body: () async throws -> Result) async throws -> Result {
    do {
      let result = try await body()
      // Git is ended where the task is cancelled, and that is not its own failure.
      try Task.checkCancellation()
      return result
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw FeedError(.input, "The program git was not found: install it to import repositories.")
    } catch let error as SubprocessError where error.code == .outputLimitExceeded {
      throw FeedError(.tooLarge, "git prints more about \(path) than can be imported.")
    }
  }
}

/// What git says on standard error.
enum GitWords {
  private static let longest = 500

  /// The sentence that says why git ended: the one marked `fatal`, or else the last error, or else the last
  /// line. Warnings come before it and are not the reason.
  ///
  /// - Parameter isFatal: whether nothing but a line marked `fatal` counts.
  static func reason(_ bytes: [UInt8], isFatal: Bool) -> String? {
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    for mark in ["fatal: ", "error: "].prefix(isFatal ? 1 : 2) {
      if let line = lines.last(where: { $0.starts(with: mark.utf8) }) {
        return sentence(line.dropFirst(mark.utf8.count))
      }
    }
    return isFatal ? nil : lines.last.map(sentence)
  }

  private static func sentence(_ line: ArraySlice<UInt8>) -> String {
    RepairedText.decode(line.prefix(longest)).trimmed
  }
}
