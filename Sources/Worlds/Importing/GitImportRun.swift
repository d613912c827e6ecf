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
  private var clock = GitClock()
  /// The commits of this import, so that only their tags become releases where the history is cut; nil where it is
  /// not.
  private var seen: Set<String>?

  /// - Parameters:
  ///   - looksForKnown: whether some of the commits may be there already.
  ///   - isCut: whether the history is imported in part only.
  init(
    backend: any FeedBackend,
    repository: String,
    teller: ProgressTeller,
    looksForKnown: Bool,
    isCut: Bool
  ) {
    (self.backend, self.repository, self.teller) = (backend, repository, teller)
    (self.looksForKnown, seen) = (looksForKnown, isCut ? [] : nil)
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
    seen?.formUnion(commits.map { String($0.sha.prefix(12)) })
    done += commits.count
    var portion = ImportPortion()
    let new = try await unknown(try await placed(commits))
    let users = try await users(of: new.map(\.commit.author), into: &portion)
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

  private func enter(_ placed: PlacedCommit, by user: String, into portion: inout ImportPortion) {
    let id = GitActivity.commitID(placed.commit.sha, in: repository)
    var data = GitActivity.commitData(placed.commit, id: id, repository: repository)
    if placed.time != placed.commit.committedAt { data["time"] = .string(placed.time.activityText) }
    portion.objects["commit", default: []].append(data)
    let activity = GitActivity.commit(id, by: user, in: repository, at: placed.time)
    portion.activities.append(ImportPortion.Entry(feed: PersonFeeds(user).user, activity: activity))
  }

  private func write(_ portion: ImportPortion, added: Int, known: Int) async throws {
    if !portion.isEmpty { try await portion.write(to: backend) }
    summary.people += portion.users.count
    summary.added += added
    summary.known += known
  }

  /// The commits with the times that their activities have, or get.
  private func placed(_ commits: [GitCommit]) async throws -> [PlacedCommit] {
    let stored = looksForKnown ? try await storedTimes(commits) : [:]
    return commits.map { commit in
      let time = stored[GitActivity.commitID(commit.sha, in: repository)]
      return PlacedCommit(commit: commit, time: clock.time(of: commit, stored: time))
    }
  }

  /// The times of commits that were imported before, by their objects' ids.
  private func storedTimes(_ commits: [GitCommit]) async throws -> [String: Timestamp] {
    var times: [String: Timestamp] = [:]
    for start in stride(from: 0, to: commits.count, by: 100) {
      let part = commits[start..<min(start + 100, commits.count)]
      let ids = part.map { GitActivity.commitID($0.sha, in: repository) }
      let byID = Dictionary(zip(ids, part)) { first, _ in first }
      for object in try await backend.objects(ids.map { "commit:\($0)" }) {
        times[object.id] =
          object.data["time"]?.stringValue.flatMap(Timestamp.init(iso8601:)) ?? byID[object.id]?.committedAt
      }
    }
    return times
  }

  /// Those commits that were not imported before.
  private func unknown(_ commits: [PlacedCommit]) async throws -> [PlacedCommit] {
    guard looksForKnown else { return commits }
    let keys = commits.map { placed in
      let id = GitActivity.commitID(placed.commit.sha, in: repository)
      return ActivityKey.foreign(id: "commit:\(id)", time: placed.time)
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

  /// Enters the tags that are new, where the history is cut only those of commits in it.
  func addReleases(_ tags: [GitTag]) async throws {
    let tags = seen.map { seen in tags.filter { seen.contains(String($0.sha.prefix(12))) } } ?? tags
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
