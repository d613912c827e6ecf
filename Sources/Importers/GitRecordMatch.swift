import FeedCore

/// Whether a repository is the one that an earlier import recorded.
///
/// The first commit decides where both know it. Where one does not, as in a shallow clone, something positive
/// must say so: the same address that both were cloned from, or a commit that both have. A folder's name says
/// nothing.
struct GitRecordMatch {
  /// How many commits are looked for.
  private static let mostCommits = 50
  private static let mostBoundaries = 10

  let repository: GitRepository
  let backend: any FeedBackend

  func isSame(as record: GitRecord) async throws -> Bool {
    if let root = record.root, !repository.roots.isEmpty { return repository.roots.contains(root) }
    if let origin = record.origin, origin == repository.origin { return true }
    if try await hasAny(of: record.heads) { return true }
    if try await wasImported(as: record.id) { return true }
    return try await isEmpty(record)
  }

  /// Whether one of the commits up to which was imported is in the repository.
  private func hasAny(of heads: [String]) async throws -> Bool {
    let commits = try await repository.program.commits(behind: Array(heads.prefix(Self.mostCommits)))
    return commits.contains { $0 != nil }
  }

  /// Whether one of the repository's newest or oldest commits was imported under the record's name.
  private func wasImported(as id: String) async throws -> Bool {
    let commits = repository.heads.prefix(Self.mostCommits) + (try await parentsBehindTheCut())
    let stored = try await GitCommitIDs(id).stored(Array(commits), in: backend)
    return !stored.isEmpty
  }

  /// The commits just outside a shallow clone. Git hides them from `log`; the commits themselves name them.
  private func parentsBehindTheCut() async throws -> [String] {
    var parents: [String] = []
    for sha in repository.boundary.prefix(Self.mostBoundaries) {
      let text = try await repository.program.line(["cat-file", "commit", sha]) ?? ""
      for line in text.split(separator: "\n", omittingEmptySubsequences: false).prefix(while: { !$0.isEmpty })
      {
        if line.hasPrefix("parent ") { parents.append(String(line.dropFirst("parent ".count))) }
      }
    }
    return parents
  }

  /// Whether nothing was imported under the record's name, as versions before did for an empty repository.
  private func isEmpty(_ record: GitRecord) async throws -> Bool {
    guard record.root == nil, record.heads.isEmpty, record.origin == nil else { return false }
    let feed = try FeedID("user", record.id)
    return try await backend.read(feed, FeedQuery(limit: 1)).items.count == 0
  }
}
