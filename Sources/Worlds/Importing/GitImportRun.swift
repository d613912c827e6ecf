import FeedCore
import Social

/// One import while it runs: collects commits into portions, and writes those.
actor GitImportRun {
  private let backend: any FeedBackend
  private let repository: String
  private let looksForKnown: Bool
  private var teller: ProgressTeller
  private var people: GitPeople
  private var summary = ImportSummary()
  private var pending: [GitCommit] = []
  private var done = 0
  /// The commits of this import, so that only their tags become releases where the history is cut.
  private var seen: Set<String> = []

  /// - Parameter looksForKnown: whether some of the commits may be there already.
  init(backend: any FeedBackend, repository: String, teller: ProgressTeller, looksForKnown: Bool) {
    (self.backend, self.repository, self.teller) = (backend, repository, teller)
    self.looksForKnown = looksForKnown
    people = GitPeople(backend)
    summary.repository = repository
  }

  func add(_ commit: GitCommit) async throws {
    pending.append(commit)
    if pending.count >= GitImporter.portionSize { try await flush() }
  }

  /// Writes what was collected.
  func flush() async throws {
    let commits = pending
    pending = []
    guard !commits.isEmpty else { return }
    seen.formUnion(commits.map { String($0.sha.prefix(12)) })
    done += commits.count
    var portion = ImportPortion()
    let new = try await unknown(commits)
    let users = try await users(of: new.map(\.author), into: &portion)
    for (commit, user) in zip(new, users) { enter(commit, by: user, into: &portion) }
    try await write(portion, added: new.count, known: commits.count - new.count)
    teller.report(done: done, added: summary.added)
  }

  /// A copy is asked, because what an actor holds cannot be lent out while it waits; nothing else runs meanwhile.
  private func users(of signatures: [GitCommit.Signature], into portion: inout ImportPortion) async throws
    -> [String]
  {
    var people = people
    defer { self.people = people }
    return try await people.users(of: signatures, into: &portion)
  }

  private func enter(_ commit: GitCommit, by user: String, into portion: inout ImportPortion) {
    let id = GitActivity.commitID(commit.sha, in: repository)
    let data = GitActivity.commitData(commit, id: id, repository: repository)
    portion.objects["commit", default: []].append(data)
    let activity = GitActivity.commit(id, by: user, in: repository, at: commit.committedAt)
    portion.activities.append(ImportPortion.Entry(feed: PersonFeeds(user).user, activity: activity))
  }

  private func write(_ portion: ImportPortion, added: Int, known: Int) async throws {
    if !portion.isEmpty { try await portion.write(to: backend) }
    summary.people += portion.users.count
    summary.added += added
    summary.known += known
  }

  /// Those commits that were not imported before.
  private func unknown(_ commits: [GitCommit]) async throws -> [GitCommit] {
    guard looksForKnown else { return commits }
    let keys = commits.map { commit in
      let id = GitActivity.commitID(commit.sha, in: repository)
      return ActivityKey.foreign(id: "commit:\(id)", time: commit.committedAt)
    }
    let known = try await known(keys)
    return zip(commits, keys).filter { !known.contains($0.1.activityID) }.map(\.0)
  }

  private func known(_ keys: [ActivityKey]) async throws -> Set<ActivityID> {
    var known: Set<ActivityID> = []
    for start in stride(from: 0, to: keys.count, by: 100) {
      let part = Array(keys[start..<min(start + 100, keys.count)])
      known.formUnion(try await backend.activities(part, enrichment: nil).map(\.id))
    }
    return known
  }

  /// Enters the tags that are new.
  ///
  /// - Parameter onlyCommitsSeen: leaves out tags of commits that are not in this import.
  func addReleases(_ tags: [GitTag], onlyCommitsSeen: Bool) async throws {
    let tags = tags.filter { !onlyCommitsSeen || seen.contains(String($0.sha.prefix(12))) }
    let keys = tags.map { ActivityKey.foreign(id: "release:\(releaseID($0))", time: $0.time) }
    let known = looksForKnown ? try await known(keys) : []
    let new = zip(tags, keys).filter { !known.contains($0.1.activityID) }.map(\.0)
    for start in stride(from: 0, to: new.count, by: GitImporter.portionSize) {
      try Task.checkCancellation()
      try await write(releases: Array(new[start..<min(start + GitImporter.portionSize, new.count)]))
    }
  }

  private func write(releases tags: [GitTag]) async throws {
    var portion = ImportPortion()
    let users = try await users(of: tags.map(\.tagger), into: &portion)
    for (tag, user) in zip(tags, users) {
      let id = releaseID(tag)
      portion.objects["release", default: []].append(
        GitActivity.releaseData(tag, id: id, repository: repository)
      )
      let activity = GitActivity.release(id, by: user, in: repository, at: tag.time)
      portion.activities.append(ImportPortion.Entry(feed: PersonFeeds(user).user, activity: activity))
    }
    try await write(portion, added: 0, known: 0)
    summary.releases += tags.count
  }

  private func releaseID(_ tag: GitTag) -> String { "\(repository)-\(Slug.objectID(tag.name))" }

  /// Gives users the names that their newest commits bear.
  func rename() async throws {
    for (id, name) in people.names.sorted(by: { $0.key < $1.key }) where name.stored != name.newest {
      guard var data = try await backend.users([id]).first?.data else { continue }
      data["name"] = .string(name.newest)
      _ = try await backend.updateUser(id, data: data)
    }
  }

  func finish() -> ImportSummary {
    teller.report(done: done, added: summary.added, isLast: true)
    summary.elapsed = teller.elapsed
    return summary
  }
}
