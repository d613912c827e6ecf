import FeedCore

/// The branches and tags of a repository and the commits behind them.
///
/// References to what is missing or is not a commit are left out, so that one damaged reference hides no
/// others.
struct GitRefs: Sendable {
  struct Tag: Sendable {
    /// As it is written, in whatever encoding.
    var name: ArraySlice<UInt8>
    /// The object that the reference points to: the tag's own, or the commit.
    var object: String
    /// The commit that it leads to, however many tags lie between.
    var commit: String
  }

  /// The commits that `HEAD`, branches, remote branches and tags point to, each once.
  private(set) var heads: [String] = []
  private(set) var tags: [Tag] = []

  static func read(_ program: GitProgram) async throws -> GitRefs {
    let patterns = ["refs/heads", "refs/remotes", "refs/tags"]
    // A format with the object's type would fail for all where one object is missing.
    let arguments = ["for-each-ref", "--format=%(objectname) %(refname)"] + patterns
    let listed = try await program.output(arguments) ?? []
    let lines = listed.split(separator: UInt8(ascii: "\n"))
    let objects = lines.map { String(decoding: $0.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self) }
    let commits = try await program.commits(behind: ["HEAD"] + objects)
    var refs = GitRefs()
    var known: Set<String> = []
    refs.heads = commits.compactMap { $0 }.filter { known.insert($0).inserted }
    refs.tags = zip(zip(lines, objects), commits.dropFirst()).compactMap { tag(line: $0.0.0, $0.0.1, $0.1) }
    return refs
  }

  private static func tag(line: ArraySlice<UInt8>, _ object: String, _ commit: String?) -> Tag? {
    let name = line.dropFirst(object.utf8.count + 1)
    guard let commit, name.starts(with: "refs/tags/".utf8) else { return nil }
    return Tag(name: name.dropFirst("refs/tags/".utf8.count), object: object, commit: commit)
  }
}

extension GitProgram {
  /// The commits that objects are or lead to, in their order; nil for those that lead to none.
  ///
  /// `%(*objectname)` of `for-each-ref` looks behind one tag only in versions of git before 2.45.
  func commits(behind objects: [String]) async throws -> [String?] {
    let arguments = ["cat-file", "--batch-check=%(objecttype) %(objectname)"]
    let answers = try await line(arguments, input: objects.map { $0 + "^{commit}" }.lines) ?? ""
    let lines = answers.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == objects.count else { return objects.map { _ in nil } }
    return lines.map { $0.hasPrefix("commit ") ? String($0.dropFirst("commit ".count)) : nil }
  }
}

extension [String] {
  /// Each on a line of its own, for git's standard input.
  var lines: String { map { $0 + "\n" }.joined() }
}
