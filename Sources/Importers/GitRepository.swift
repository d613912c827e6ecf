import FeedCore
import Foundation

/// What a repository is called, where it is and what its branches and tags point to.
struct GitRepository: Sendable {
  let program: GitProgram
  /// The folder's name, without `.git`.
  let name: String
  let refs: GitRefs
  /// The first commits of its histories, the newest first; empty in an empty or shallow repository, where
  /// they are not known.
  let roots: [String]
  /// Where the history of a shallow clone is cut off; empty if it is whole.
  let boundary: [String]
  let isShallow: Bool
  /// A hash of the address that it was cloned from; nil if there is none.
  let origin: String?

  var heads: [String] { refs.heads }

  /// Looks at the repository that holds `path`: a work tree, a folder inside one, or a bare repository.
  ///
  /// - Throws: `FeedError` with code `input`, one sentence, if there is none or no git.
  static func open(_ path: String) async throws -> GitRepository {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw FeedError(.input, "There is no folder '\(path)'.")
    }
    guard isFolder.boolValue else {
      throw FeedError(.input, "'\(path)' is a file: name the folder of a git repository.")
    }
    var program = GitProgram(path: path)
    guard let folder = try await program.line(["rev-parse", "--absolute-git-dir"]) else {
      throw try await refusal(of: path, program)
    }
    let top = try await program.line(["rev-parse", "--show-toplevel"]).flatMap { $0.isEmpty ? nil : $0 }
    program.mailmap = try await mailmap(program)
    try checkMailmap(in: top)
    return try await open(program, folder: folder, top: top)
  }

  private static func open(_ program: GitProgram, folder: String, top: String?) async throws -> GitRepository
  {
    // A linked work tree is the repository it belongs to.
    let common =
      try await program.line(["rev-parse", "--path-format=absolute", "--git-common-dir"]) ?? folder
    let refs = try await GitRefs.read(program)
    let isShallow = try await program.line(["rev-parse", "--is-shallow-repository"]) != "false"
    return GitRepository(
      program: program,
      name: GitFolderName.of(common != folder ? common : top ?? folder),
      refs: refs,
      roots: isShallow ? [] : try await roots(program, refs.heads),
      boundary: isShallow ? boundary(common) : [],
      isShallow: isShallow,
      origin: GitOrigin.hash(try await program.line(["config", "--get", "remote.origin.url"]) ?? "")
    )
  }

  /// The mailmap of a bare repository is an object, which a clone without file contents does not have: git
  /// would read no history at all.
  private static func mailmap(_ program: GitProgram) async throws -> String {
    guard try await program.line(["rev-parse", "--is-bare-repository"]) == "true" else { return "" }
    let name = "HEAD:.mailmap"
    return try await program.output(["cat-file", "-e", name]) == nil ? "" : name
  }

  /// Git opens the mailmap of a work tree whatever it is, and would wait for ever on a pipe.
  private static func checkMailmap(in top: String?) throws {
    guard let file = top.map({ $0 + "/.mailmap" }),
      let attributes = try? FileManager.default.attributesOfItem(atPath: file),
      let type = attributes[.type] as? FileAttributeType
    else { return }
    // Git does not follow symbolic links here.
    guard type == .typeRegular || type == .typeSymbolicLink || type == .typeDirectory else {
      throw FeedError(.input, "'\(file)' is not a file: remove it to import the repository.")
    }
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

  private static func roots(_ program: GitProgram, _ heads: [String]) async throws -> [String] {
    guard !heads.isEmpty else { return [] }
    let roots = try await program.line(["rev-list", "--max-parents=0", "--stdin"], input: heads.lines)
    return roots?.split(separator: "\n").map(String.init) ?? []
  }

  private static func boundary(_ folder: String) -> [String] {
    let data = FileManager.default.contents(atPath: folder + "/shallow") ?? Data()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter { $0.utf8.allSatisfy(GitCommit.isHexadecimal) }
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
        "--no-patch", "--no-ext-diff", "--no-textconv",
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
