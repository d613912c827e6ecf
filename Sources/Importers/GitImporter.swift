import FeedCore
import Foundation
import Social

/// Turns the history of a git repository into feeds: committers become users, commits and tags activities,
/// and the repository a user that one can follow.
///
/// The history is streamed, however long it is. Importing again adds what is new, also after history was
/// rewritten: what was imported before stays. Cancelling its task, or killing the program, leaves whole
/// entries, and the next import goes on from there.
package struct GitImporter: Importer {
  /// Commits that are written at once, unless their messages are large.
  static let portionSize = 500
  /// How many bytes of messages are held before they are written.
  static let portionBytes = 8 << 20

  let path: String
  let backend: any FeedBackend
  let limit: Int?
  let follower: String?

  /// - Parameters:
  ///   - path: a work tree, a folder inside one, or a bare repository.
  ///   - limit: only the newest so many commits; nil for all.
  ///   - follower: the user who follows the repository from now on, so that they see it at once; nil for
  ///     nobody.
  package init(path: String, into backend: any FeedBackend, limit: Int? = nil, follower: String? = nil) {
    self.path = path
    self.backend = backend
    self.limit = limit
    self.follower = follower
  }

  /// Imports. Of a repository without commits nothing is stored, and the summary names no repository.
  ///
  /// - Parameter progress: called at most four times a second, and once at the end.
  /// - Throws: `FeedError`; `CancellationError` if the task was cancelled.
  package func run(progress: (@Sendable (ImportProgress) -> Void)? = nil) async throws -> ImportSummary {
    if let limit, limit < 1 { throw FeedError(.input, "The limit must be at least 1, not \(limit).") }
    let repository = try await GitRepository.open(path)
    guard !repository.heads.isEmpty else { return ImportSummary() }
    let record = try await GitRecord.claim(repository, in: backend)
    let known = record.isComplete || limit != nil ? record.heads : []
    let total = try await repository.count(without: known, limit: limit)
    let run = GitImportRun(
      backend: backend,
      repository: record.id,
      teller: ProgressTeller(total: total, progress),
      looksForKnown: record.wasImported,
      isCut: limit != nil
    )
    try await repository.commits(without: known, limit: limit) { reader in
      while let commit = try await GitCommit.read(from: &reader) {
        try Task.checkCancellation()
        try await run.add(commit)
      }
    }
    try await run.flush()
    try await GitTags(repository).read { try await run.addReleases($0) }
    try await run.rename()
    try await record.finished(repository, isWhole: limit == nil && !repository.isShallow, in: backend)
    try await follow(record.id)
    return await run.finish()
  }

  private func follow(_ repository: String) async throws {
    guard let follower, follower != repository else { return }
    let social = try Social(backend: backend, userID: follower)
    try await social.signUp()
    try await social.follow(repository)
  }
}
