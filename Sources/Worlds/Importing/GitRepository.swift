import FeedCore
import Foundation

/// What a repository is called, where it is and what its branches and tags point to.
struct GitRepository: Sendable {
  let program: GitProgram
  /// The folder's name, without `.git`.
  let name: String
  /// The commits that `HEAD`, branches, remote branches and tags point to, each once.
  let heads: [String]
  /// The first of all commits; nil in an empty or shallow repository, where it cannot be known.
  let root: String?

  /// Looks at the repository that holds `path`: a work tree, a folder inside one, or a bare repository.
  ///
  /// - Throws: `FeedError` with code `input`, one sentence, where there is none or no git.
  static func open(_ path: String) async throws -> GitRepository {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw FeedError(.input, "There is no folder '\(path)'.")
    }
    guard isFolder.boolValue else {
      throw FeedError(.input, "'\(path)' is a file: name the folder of a git repository.")
    }
    let program = GitProgram(path: path)
    guard let folder = try await program.line(["rev-parse", "--absolute-git-dir"]) else {
      throw try await refusal(of: path, program)
    }
    let top = try await program.line(["rev-parse", "--show-toplevel"])
    // A linked work tree is the repository it belongs to.
    let common =
      try await program.line(["rev-parse", "--path-format=absolute", "--git-common-dir"]) ?? folder
    let heads = try await heads(program)
    return GitRepository(
      program: program,
      name: name(common != folder ? common : top.flatMap { $0.isEmpty ? nil : $0 } ?? folder),
      heads: heads,
      root: try await root(program, heads)
    )
  }

  private static func refusal(of path: String, _ program: GitProgram) async throws -> FeedError {
    let words = try await program.refusal(["rev-parse", "--git-dir"])
    guard let words, !words.hasPrefix("not a git repository") else {
      return FeedError(.input, "'\(path)' is not in a git repository.")
    }
    if words.hasPrefix("detected dubious ownership") {
      return FeedError(
        .input,
        "The repository '\(path)' belongs to somebody else. Where you trust it, run "
          + "'git config --global --add safe.directory' with its full path first."
      )
    }
    return FeedError(.input, "git refuses to read '\(path)': \(words).")
  }

  private static func name(_ folder: String) -> String {
    var url = URL(fileURLWithPath: folder)
    if url.lastPathComponent == ".git" { url.deleteLastPathComponent() }
    let name = url.lastPathComponent
    return name.hasSuffix(".git") ? String(name.dropLast(4)) : name
  }

  private static func heads(_ program: GitProgram) async throws -> [String] {
    let format = "%(objecttype) %(objectname) %(*objecttype) %(*objectname)"
    let patterns = ["refs/heads", "refs/remotes", "refs/tags"]
    let listed = try await program.line(["for-each-ref", "--format=\(format)"] + patterns) ?? ""
    let head = try await program.line(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]) ?? ""
    var known: Set<String> = []
    return ([head] + listed.split(separator: "\n").compactMap(commit)).filter {
      !$0.isEmpty && known.insert($0).inserted
    }
  }

  /// The commit in a line of `for-each-ref`, itself or behind a tag; nil where there is none.
  private static func commit(_ line: Substring) -> String? {
    let words = line.split(separator: " ")
    guard let index = words.lastIndex(of: "commit"), index + 1 < words.count else { return nil }
    return String(words[index + 1])
  }

  private static func root(_ program: GitProgram, _ heads: [String]) async throws -> String? {
    guard !heads.isEmpty, try await program.line(["rev-parse", "--is-shallow-repository"]) == "false" else {
      return nil
    }
    let roots = try await program.line(["rev-list", "--max-parents=0", "--stdin"], input: heads.lines)
    return roots?.split(separator: "\n").last.map(String.init)
  }

  /// How many commits the heads have that `known` have not.
  func count(without known: [String], limit: Int?) async throws -> Int? {
    guard !heads.isEmpty else { return 0 }
    let arguments = ["rev-list", "--count", "--ignore-missing"] + Self.bound(limit) + ["--stdin"]
    return try await program.line(arguments, input: revisions(without: known)).flatMap { Int($0) }
  }

  /// Hands the commits to `body`, the oldest first: what follows what stays in order.
  func commits(
    without known: [String],
    limit: Int?,
    _ body: @escaping @Sendable (inout NulSeparatedReader) async throws -> Void
  ) async throws {
    guard !heads.isEmpty else { return }
    let arguments =
      [
        "log", "-z", "--reverse", "--date-order", "--ignore-missing", "--no-decorate", "--no-notes",
        "--no-patch",
      ]
      + Self.bound(limit) + ["--format=tformat:\(GitCommit.format)", "--stdin"]
    try await program.stream(arguments, input: revisions(without: known)) { iterator in
      var reader = NulSeparatedReader(iterator)
      try await body(&reader)
    }
  }

  private static func bound(_ limit: Int?) -> [String] { limit.map { ["--max-count=\($0)"] } ?? [] }

  private func revisions(without known: [String]) -> String { (heads + known.map { "^\($0)" }).lines }
}

extension [String] {
  fileprivate var lines: String { map { $0 + "\n" }.joined() }
}
