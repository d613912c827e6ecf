import FeedCore
import FeedEngine
import Foundation
import Testing

@testable import Importers

@Suite("Importing git history")
struct GitImporterTests {
  private let engine: FeedEngine

  init() throws { engine = try FeedEngine(inMemory: .standard) }

  private func run(_ repository: TestRepository, limit: Int? = nil, follower: String? = nil) async throws
    -> ImportSummary
  {
    try await GitImporter(path: repository.path, into: engine, limit: limit, follower: follower).run()
  }

  /// The entries of a feed, newest first.
  private func entries(_ feed: FeedID) async throws -> [EnrichedActivity] {
    let page = try await engine.read(feed, FeedQuery(limit: 100, enrichment: Enrichment()))
    guard case .activities(let activities) = page.items else { return [] }
    return activities
  }

  private func subjects(_ feed: FeedID) async throws -> [String] {
    try await entries(feed).compactMap { $0.values["object"]?.fieldValue["subject"]?.text }
  }

  @Test("commits become activities of their authors, with their times, and of the repository")
  func commits() async throws {
    let repository = try await TestRepository()
    let sha = try await repository.commit("Add the moon\n\nIt was dark.\nNow it is not.", minute: 1)
    try await repository.commit("Remove the moon", by: "Bo", "bo@example.org", minute: 2)
    let summary = try await run(repository)
    #expect(summary.added == 2 && summary.people == 2 && summary.repository == "tide-pool")
    #expect(try await subjects("user:tide-pool") == ["Remove the moon", "Add the moon"])
    let entry = try #require(try await entries("user:ann-lee").first)
    #expect(entry.activity.verb == "commit")
    #expect(entry.activity.time == Timestamp(seconds: 1_700_000_060))
    #expect(entry.activity.foreignID == "commit:tide-pool-\(sha)")
    #expect(entry.activity.custom["repository"] == "tide-pool")
    let object = try await engine.object("commit", id: "tide-pool-\(sha)")
    #expect(object.data["sha"] == .string(sha))
    #expect(object.data["body"] == "It was dark.\nNow it is not.")
    #expect(object.data["author_name"] == "Ann Lee")
    let user = try await engine.user("tide-pool", withFollowCounts: false)
    #expect(user.data["kind"] == "repository")
  }

  @Test("importing again adds only what is new")
  func again() async throws {
    let repository = try await TestRepository()
    try await repository.commit("One", minute: 1)
    _ = try await run(repository)
    let nothing = try await run(repository)
    #expect(nothing.added == 0 && nothing.releases == 0)
    try await repository.commit("Two", minute: 2)
    #expect(try await run(repository).added == 1)
    #expect(try await subjects("user:tide-pool") == ["Two", "One"])
  }

  @Test("commits of one second keep the order of the history, in later imports too")
  func sameSecond() async throws {
    let repository = try await TestRepository()
    for number in 1...7 { try await repository.commit("Commit \(number)", minute: 1) }
    // A branch is a second place from which git walks: without care, parents come before their children.
    try await repository.git(["branch", "old", "HEAD~4"])
    _ = try await run(repository, limit: 3)
    #expect(try await subjects("user:tide-pool") == [7, 6, 5].map { "Commit \($0)" })
    for number in 8...9 { try await repository.commit("Commit \(number)", minute: 1) }
    let summary = try await run(repository)
    #expect(summary.added == 6 && summary.known == 3)
    for _ in 0..<2 {
      #expect(try await run(repository).added == 0)
      #expect(Set(try await subjects("user:tide-pool")).count == 9)
      #expect(try await entries("user:tide-pool").count == 9)
    }

    let engine = try FeedEngine(inMemory: .standard)
    let whole = try await GitImporter(path: repository.path, into: engine).run()
    #expect(whole.added == 9)
    let page = try await engine.read("user:tide-pool", FeedQuery(limit: 100, enrichment: Enrichment()))
    let found = page.activities.compactMap { $0.values["object"]?.fieldValue["subject"]?.text }
    #expect(found == (1...9).reversed().map { "Commit \($0)" })
  }

  @Test("a linked work tree is its repository")
  func workTree() async throws {
    let repository = try await TestRepository()
    try await repository.commit("One", minute: 1)
    _ = try await run(repository)
    let tree = repository.path + "-other"
    try await repository.git(["worktree", "add", "--quiet", "--detach", tree])
    let summary = try await GitImporter(path: tree, into: engine).run()
    #expect(summary.repository == "tide-pool" && summary.added == 0)
  }

  @Test("a signature that git cannot read is nobody's")
  func brokenSignature() async throws {
    let repository = try await TestRepository()
    let tree = try await repository.git(["mktree"])
    let commit = "tree \(tree)\nauthor Ann <ann 12 +0000\ncommitter Ann <ann 12 +0000\n\nBroken\n"
    let arguments = ["hash-object", "-t", "commit", "-w", "--stdin", "--literally"]
    let sha = try await repository.git(arguments, input: Array(commit.utf8))
    try await repository.git(["update-ref", "refs/heads/main", sha])
    #expect(try await run(repository).added == 1)
    #expect(try await subjects("user:unknown") == ["Broken"])
  }

  @Test("after history was rewritten, what is new is added and what was there stays")
  func rewritten() async throws {
    let repository = try await TestRepository()
    try await repository.commit("Base", minute: 1)
    try await repository.commit("Wrong", minute: 2)
    _ = try await run(repository)
    try await repository.git(["reset", "--quiet", "--hard", "HEAD~1"])
    try await repository.git(["reflog", "expire", "--expire=now", "--all"])
    try await repository.git(["gc", "--quiet", "--prune=now"])
    try await repository.commit("Right", minute: 3)
    #expect(try await run(repository).added == 1)
    #expect(try await subjects("user:tide-pool") == ["Right", "Wrong", "Base"])
  }

  @Test("a limit takes the newest commits, and a later import without it the rest")
  func limit() async throws {
    let repository = try await TestRepository()
    for minute in 1...5 { try await repository.commit("Commit \(minute)", minute: minute) }
    #expect(try await run(repository, limit: 2).added == 2)
    #expect(try await subjects("user:tide-pool") == ["Commit 5", "Commit 4"])
    let rest = try await run(repository)
    #expect(rest.added == 3 && rest.known == 2)
    #expect(try await subjects("user:tide-pool").count == 5)
  }

  @Test("messages without text, in old encodings and of thousands of lines survive")
  func messages() async throws {
    let repository = try await TestRepository()
    try await repository.commit("", minute: 1)
    // What git itself would have mended when committing: bytes of Windows-1252.
    let head = "commit refs/heads/old\ncommitter A <a@example.org> 1700000120 +0000\ndata 10\n"
    let raw: [UInt8] = Array("caf".utf8) + [0xE9, 0x20, 0x97, 0x20] + Array("noi".utf8)
    try await repository.git(["fast-import", "--quiet"], input: Array(head.utf8) + raw + Array("\n".utf8))
    try await repository.commit(
      bytes: Array("M".utf8) + [0xFC] + "nchen".utf8,
      minute: 3,
      settings: ["-c", "i18n.commitEncoding=ISO-8859-1"]
    )
    let long = "Many lines\n\n" + (1...3000).map { "line \($0)" }.joined(separator: "\n")
    let sha = try await repository.commit(long, minute: 4)
    try await repository.commit(String(repeating: "x", count: 2000), minute: 5)
    #expect(try await run(repository).added == 5)
    let subjects = try await subjects("user:tide-pool")
    #expect(subjects[1...] == ["Many lines", "München", "café — noi", "(no message)"])
    #expect(subjects[0].count == GitMessage.longestSubject)
    let body = try await engine.object("commit", id: "tide-pool-\(sha)").data["body"]?.stringValue
    #expect(body?.hasSuffix("line 3000") == true)
  }

  @Test("one address is one user, whatever the name; two addresses of one name are two")
  func people() async throws {
    let repository = try await TestRepository()
    try await repository.commit("A", by: "Ann Lee", "ann@example.org", minute: 1)
    try await repository.commit("B", by: "Ann Lee", "another-ann@example.org", minute: 2)
    try await repository.commit("C", by: "Ann Smith", "ANN@example.org", minute: 3)
    try await repository.commit("D", by: "octo", "12345+OctoCat@users.noreply.github.com", minute: 4)
    try await repository.commit("E", by: "田中 さくら", "sakura@example.org", minute: 5)
    #expect(try await run(repository).people == 4)
    #expect(try await subjects("user:ann-lee") == ["C", "A"])
    #expect(try await engine.user("ann-lee", withFollowCounts: false).data["name"] == "Ann Smith")
    #expect(try await subjects("user:octocat") == ["D"])
    #expect(try await subjects(FeedID("user", "田中-さくら")) == ["E"])
    let all = try await engine.searchUsers(nil, limit: 100, afterID: nil).map(\.id)
    #expect(all.count { $0.hasPrefix("ann-lee-") } == 1)
  }

  @Test("the mailmap decides who somebody is, and a missing name is made up from the address")
  func mailmap() async throws {
    let repository = try await TestRepository()
    let map = "Ann Lee <ann@example.org> <ann@old.example.org>\n"
    try map.write(toFile: repository.path + "/.mailmap", atomically: true, encoding: .utf8)
    try await repository.commit("A", minute: 1)
    try await repository.commit("B", by: "annie", "ann@old.example.org", minute: 2)
    let raw = """
      commit refs/heads/other
      committer <nobody@example.org> 1700000300 +0000
      data 1
      C

      """
    try await repository.git(["fast-import", "--quiet"], input: Array(raw.utf8))
    #expect(try await run(repository).people == 2)
    #expect(try await subjects("user:ann-lee") == ["B", "A"])
    #expect(try await subjects("user:nobody") == ["C"])
  }

  @Test("tags become releases: annotated ones with their notes, plain ones too")
  func releases() async throws {
    let repository = try await TestRepository()
    try await repository.commit("One", minute: 1)
    try await repository.tag("v1.0", message: "The first\n\nWith notes.", minute: 5)
    try await repository.commit("Two", minute: 10)
    try await repository.tag("nightly/2")
    #expect(try await run(repository).releases == 2)
    #expect(try await run(repository).releases == 0)
    let object = try await repository.git(["rev-parse", "v1.0"])
    let release = try await engine.object("release", id: "tide-pool--v1_2e0-\(object)")
    #expect(release.data["tag"] == "v1.0" && release.data["notes"] == "With notes.")
    #expect(try await entries("user:tess-tagger").map(\.activity.verb) == ["release"])
    let verbs = try await entries("user:tide-pool").map(\.activity.verb)
    #expect(verbs.count { $0 == "release" } == 2)
  }

  @Test("merges, branches and bare repositories are imported whole")
  func merges() async throws {
    let repository = try await TestRepository()
    try await repository.commit("Base", minute: 1)
    try await repository.git(["checkout", "--quiet", "-b", "side"])
    try await repository.commit("Side", minute: 2)
    try await repository.git(["checkout", "--quiet", "main"])
    try await repository.commit("Main", minute: 3)
    let names = ["GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"].merging(
      ["GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org"],
      uniquingKeysWith: { $1 }
    )
    try await repository.git(["merge", "--quiet", "--no-ff", "-m", "Merge side", "side"], names)
    #expect(try await run(repository).added == 4)
    let bare = repository.path + ".git"
    try await repository.git(["clone", "--quiet", "--bare", repository.path, bare])
    let second = try FeedEngine(inMemory: .standard)
    let summary = try await GitImporter(path: bare, into: second).run()
    #expect(summary.added == 4 && summary.repository == "tide-pool")
  }

  @Test("a folder inside a repository stands for the repository; an empty one has nothing to tell")
  func places() async throws {
    let repository = try await TestRepository(named: "My Repo.v2")
    #expect(try await run(repository).added == 0)
    try await repository.commit("One", minute: 1)
    let inside = repository.path + "/deep/inside"
    try FileManager.default.createDirectory(atPath: inside, withIntermediateDirectories: true)
    let summary = try await GitImporter(path: inside, into: engine).run()
    #expect(summary.added == 1 && summary.repository == "my-repo-v2")
  }

  @Test("a shallow clone gives what it has")
  func shallow() async throws {
    let repository = try await TestRepository()
    for minute in 1...4 { try await repository.commit("Commit \(minute)", minute: minute) }
    let clone = repository.path + "-shallow"
    try await repository.git(["clone", "--quiet", "--depth", "2", "file://" + repository.path, clone])
    #expect(try await GitImporter(path: clone, into: engine).run().added == 2)
  }

  @Test("two repositories of one name are two users")
  func sameName() async throws {
    let first = try await TestRepository()
    let second = try await TestRepository()
    try await first.commit("One", minute: 1)
    try await second.commit("Other", minute: 2)
    #expect(try await run(first).repository == "tide-pool")
    #expect(try await run(second).repository == "tide-pool-repository")
    #expect(try await subjects("user:tide-pool") == ["One"])
  }

  @Test("the importing user follows the repository and sees its commits at once")
  func follower() async throws {
    let repository = try await TestRepository()
    try await repository.commit("One", minute: 1)
    _ = try await run(repository, follower: "me")
    #expect(try await subjects("timeline:me") == ["One"])
    try await repository.commit("Two", minute: 2)
    _ = try await run(repository, follower: "me")
    #expect(try await subjects("timeline:me") == ["Two", "One"])
  }

  @Test("what is not a repository is refused in one sentence")
  func refusals() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "worlds-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for path in [folder, folder + "/missing"] {
      await #expect(throws: FeedError.self) { try await GitImporter(path: path, into: engine).run() }
    }
  }

  @Test("an import that is cancelled leaves a store with which the next one finishes")
  func cancellation() async throws {
    let repository = try await TestRepository()
    var stream = ""
    for index in 1...3000 {
      stream +=
        "commit refs/heads/main\nmark :\(index)\ncommitter A <a@example.org> \(1_700_000_000 + index) +0000\n"
      stream += "data 1\nx\n" + (index > 1 ? "from :\(index - 1)\n" : "") + "\n"
    }
    try await repository.git(["fast-import", "--quiet"], input: Array(stream.utf8))
    let importer = GitImporter(path: repository.path, into: engine)
    let task = Task {
      try await importer.run()
    }
    task.cancel()
    await #expect(throws: (any Error).self) { try await task.value }
    let summary = try await importer.run()
    #expect(summary.added + summary.known == 3000)
  }
}

extension FieldValue {
  fileprivate var text: String? { if case .string(let text) = self { text } else { nil } }
}
