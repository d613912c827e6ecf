import FeedCore
import Social

/// One import while it runs: collects commits into portions, and writes those.
actor GitImportRun {
  private let backend: any FeedBackend
  private let repository: String
  private let ids: GitCommitIDs
  private let looksForKnown: Bool
  private var teller: ProgressTeller
  private var people: GitPeople
  private var summary = ImportSummary()
  private var pending: [GitCommit] = []
  /// How large the texts of `pending` are, in bytes.
  private var pendingBytes = 0
  private var done = 0
  private var clock = GitClock()
  /// The commits of this import, so that only their tags become releases where the history is cut; nil if it
  /// is not.
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
    self.backend = backend
    self.repository = repository
    self.teller = teller
    self.looksForKnown = looksForKnown
    seen = isCut ? [] : nil
    ids = GitCommitIDs(repository)
    people = GitPeople(backend)
    summary.repository = repository
  }

  func add(_ commit: GitCommit) async throws {
    pending.append(commit)
    pendingBytes += commit.size
    let isLarge = pendingBytes > GitImporter.portionBytes
    if pending.count >= GitImporter.portionSize || isLarge { try await flush() }
  }

  /// Writes what was collected.
  func flush() async throws {
    let commits = pending
    pending = []
    pendingBytes = 0
    guard !commits.isEmpty else { return }
    seen?.formUnion(commits.map(\.sha))
    done += commits.count
    var portion = ImportPortion()
    let new = try await unknown(try await placed(commits))
    let users = try await users(of: new.map(\.commit.author), into: &portion)
    for (commit, user) in zip(new, users) { enter(commit, by: user, into: &portion) }
    try await write(portion, added: new.count, known: commits.count - new.count)
    teller.report(done: done, added: summary.added)
  }

  /// A copy is asked, because what an actor holds cannot be lent out while it waits; nothing else runs
  /// meanwhile.
  private func users(of signatures: [GitCommit.Signature], into portion: inout ImportPortion) async throws
    -> [String]
  {
    var people = people
    defer { self.people = people }
    return try await people.users(of: signatures, into: &portion)
  }

  private func enter(_ placed: PlacedCommit, by user: String, into portion: inout ImportPortion) {
    var data = GitActivity.commitData(placed.commit, id: placed.id, repository: repository)
    if placed.time != placed.commit.committedAt { data["time"] = .string(placed.time.activityText) }
    portion.objects["commit", default: []].append(data)
    let activity = GitActivity.commit(placed.id, by: user, in: repository, at: placed.time)
    portion.activities.append(ImportPortion.Entry(feed: PersonFeeds(user).user, activity: activity))
  }

  private func write(_ portion: ImportPortion, added: Int, known: Int) async throws {
    if !portion.isEmpty { try await portion.write(to: backend) }
    summary.people += portion.users.count
    summary.added += added
    summary.known += known
  }

  /// The commits with the ids and times that their activities have, or get.
  private func placed(_ commits: [GitCommit]) async throws -> [PlacedCommit] {
    let stored = looksForKnown ? try await ids.stored(commits.map(\.sha), in: backend) : [:]
    return commits.map { commit in
      let known = stored[commit.sha]
      let time = known.map { $0.time ?? commit.committedAt }
      return PlacedCommit(
        commit: commit,
        id: known?.id ?? ids.id(commit.sha),
        time: clock.time(of: commit, stored: time)
      )
    }
  }

  /// Those commits that were not imported before.
  private func unknown(_ commits: [PlacedCommit]) async throws -> [PlacedCommit] {
    guard looksForKnown else { return commits }
    let keys = commits.map { ActivityKey.foreign(id: "commit:\($0.id)", time: $0.time) }
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
    try Task.checkCancellation()
    let tags = seen.map { seen in tags.filter { seen.contains($0.commit) } } ?? tags
    let new = looksForKnown ? try await unknown(tags) : tags
    if !new.isEmpty { try await write(releases: new) }
  }

  private func unknown(_ tags: [GitTag]) async throws -> [GitTag] {
    let ids = tags.map { $0.releaseID(in: repository) }
    let shortIDs = tags.map { $0.shortReleaseID(in: repository) }
    let times = tags.map(\.time)
    let known = try await known(zip(ids + shortIDs, times + times).map(Self.releaseKey))
    let shown = try await tagsShown(by: shortIDs)
    return tags.enumerated().filter { index, tag in
      let isKnown = known.contains(Self.releaseKey(ids[index], tag.time).activityID)
      let wasKnown = known.contains(Self.releaseKey(shortIDs[index], tag.time).activityID)
      // Versions before gave several tags one id, and the release shows the last of them alone.
      let isShown = shown[shortIDs[index]] == [tag.name, tag.commit]
      return !isKnown && !(wasKnown && isShown)
    }.map(\.element)
  }

  private static func releaseKey(_ id: String, _ time: Timestamp) -> ActivityKey {
    .foreign(id: "release:\(id)", time: time)
  }

  /// The tag's name and commit that stored releases have, by their ids.
  private func tagsShown(by ids: [String]) async throws -> [String: [String]] {
    var shown: [String: [String]] = [:]
    for start in stride(from: 0, to: ids.count, by: 100) {
      let names = Set(ids[start..<min(start + 100, ids.count)]).sorted().map { "release:\($0)" }
      for object in try await backend.objects(names) {
        shown[object.id] = ["tag", "sha"].map { object.data[$0]?.stringValue ?? "" }
      }
    }
    return shown
  }

  private func write(releases tags: [GitTag]) async throws {
    var portion = ImportPortion()
    let users = try await users(of: tags.map(\.tagger), into: &portion)
    for (tag, user) in zip(tags, users) {
      let id = tag.releaseID(in: repository)
      portion.objects["release", default: []].append(
        GitActivity.releaseData(tag, id: id, repository: repository)
      )
      let activity = GitActivity.release(id, by: user, in: repository, at: tag.time)
      portion.activities.append(ImportPortion.Entry(feed: PersonFeeds(user).user, activity: activity))
    }
    try await write(portion, added: 0, known: 0)
    summary.releases += tags.count
  }

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
