import FeedCore
import FeedEngine
import Foundation
import Testing

@testable import Importers

@Suite("Which repository and which person an import is about")
struct GitIdentityTests {
  private let feeds: ImportedFeeds

  init() throws { feeds = try ImportedFeeds() }

  // MARK: Repositories

  private func clone(_ repository: TestRepository, depth: Int?, to folder: String = "shallow/tide-pool")
    async throws
    -> String
  {
    let path = URL(filePath: repository.path).deletingLastPathComponent().appending(path: folder).path
    let cut = depth.map { ["--depth", "\($0)"] } ?? []
    try await repository.git(["clone", "--quiet"] + cut + ["file://" + repository.path, path])
    return path
  }

  private func repository(_ subject: String, commits: Int = 3) async throws -> TestRepository {
    let repository = try await TestRepository()
    for minute in 1...commits { try await repository.commit("\(subject) \(minute)", minute: minute) }
    return repository
  }

  @Test("two shallow clones of unrelated repositories with one name are two")
  func shallowAndShallow() async throws {
    let sources = [try await repository("One"), try await repository("Other")]
    let first = try await clone(sources[0], depth: 1)
    let second = try await clone(sources[1], depth: 1)
    #expect(try await feeds.run(first).repository == "tide-pool")
    #expect(try await feeds.run(second).repository == "tide-pool-repository")
    #expect(try await feeds.run(first).repository == "tide-pool")
    #expect(try await feeds.subjects("user:tide-pool") == ["One 3"])
    #expect(try await feeds.subjects("user:tide-pool-repository") == ["Other 3"])
  }

  @Test("a shallow clone of an unrelated repository is not the one that was imported whole, or the reverse")
  func fullAndShallow() async throws {
    let full = try await repository("One")
    let other = try await repository("Other")
    let shallow = try await clone(other, depth: 1)
    #expect(try await feeds.run(full).repository == "tide-pool")
    #expect(try await feeds.run(shallow).repository == "tide-pool-repository")
    let others = try ImportedFeeds()
    #expect(try await others.run(shallow).repository == "tide-pool")
    #expect(try await others.run(full).repository == "tide-pool-repository")
  }

  @Test("an empty repository stores nothing that another could be taken for")
  func emptyThenFull() async throws {
    let empty = try await TestRepository()
    #expect(try await feeds.run(empty).repository == nil)
    #expect(try await feeds.run(try await repository("Other")).repository == "tide-pool")
    try await empty.commit("Late", minute: 9)
    #expect(try await feeds.run(empty).repository == "tide-pool-repository")
  }

  @Test("an empty record of a version before is taken over only while nothing is in it")
  func emptyRecord() async throws {
    try await OlderImport(feeds.engine).write("tide-pool", root: "", commits: [])
    #expect(try await feeds.run(try await repository("One")).repository == "tide-pool")
    #expect(try await feeds.run(try await repository("Other")).repository == "tide-pool-repository")
  }

  @Test("a shallow clone is the repository it was cloned from, also when it was fetched again")
  func shallowOfTheSame() async throws {
    let source = try await repository("One", commits: 5)
    #expect(try await feeds.run(source).repository == "tide-pool")
    let shallow = try await clone(source, depth: 2)
    let again = try await feeds.run(shallow)
    #expect(again.repository == "tide-pool" && again.added == 0)
    try await source.commit("New", minute: 9)
    let newer = try await clone(source, depth: 1, to: "newer/tide-pool")
    #expect(try await feeds.run(newer).repository == "tide-pool")
    #expect(try await feeds.run(source).repository == "tide-pool")
    #expect(try await feeds.subjects("user:tide-pool").count == 6)
  }

  @Test("a new shallow clone without a commit in common is known by its address")
  func sameAddress() async throws {
    let source = try await repository("One")
    let first = try await clone(source, depth: 1)
    #expect(try await feeds.run(first).repository == "tide-pool")
    for minute in 10...20 { try await source.commit("Later \(minute)", minute: minute) }
    let second = try await clone(source, depth: 1, to: "second/tide-pool")
    #expect(try await feeds.run(second).repository == "tide-pool")
  }

  @Test("a database of a version before goes on with the same user")
  func olderShallow() async throws {
    let source = try await repository("One")
    let sha = try await source.git(["rev-parse", "HEAD"])
    try await OlderImport(feeds.engine).write("tide-pool", root: "", commits: [(sha, "One 3", 180)])
    let shallow = try await clone(source, depth: 1)
    let summary = try await feeds.run(shallow)
    #expect(summary.repository == "tide-pool" && summary.added == 0 && summary.known == 1)
  }

  @Test("what a shallow or limited import left out comes with the next whole one")
  func gaps() async throws {
    let source = try await repository("One", commits: 4)
    try await feeds.run(source)
    for minute in 5...9 { try await source.commit("One \(minute)", minute: minute) }
    try await feeds.run(source, limit: 1)
    try await feeds.run(try await clone(source, depth: 2))
    #expect(try await feeds.subjects("user:tide-pool").count == 6)
    try await feeds.run(source)
    #expect(try await feeds.subjects("user:tide-pool").count == 9)

    let shallow = try await clone(source, depth: 2, to: "cut/cut")
    let others = try ImportedFeeds()
    #expect(try await others.run(shallow).added == 2)
    try await source.git(["-C", shallow, "fetch", "--quiet", "--unshallow"])
    #expect(try await others.run(shallow).added == 7)
  }

  @Test("an older history that is merged in later does not make it another repository")
  func olderRoot() async throws {
    let source = try await repository("One")
    try await feeds.run(source)
    try await source.git(["checkout", "--quiet", "--orphan", "older"])
    try await source.commit("Before all", minute: -100)
    #expect(try await feeds.run(source).repository == "tide-pool")
  }

  @Test("a hidden git folder gives its name to nobody", arguments: [".bare", ".git", ".hidden"])
  func bareLayout(folder: String) async throws {
    let source = try await repository("One")
    let project = URL(filePath: source.path).deletingLastPathComponent().appending(path: "harbour").path
    try FileManager.default.createDirectory(atPath: project, withIntermediateDirectories: true)
    try await source.git(["clone", "--quiet", "--bare", source.path, "\(project)/\(folder)"])
    if folder != ".git" {
      try "gitdir: ./\(folder)\n".write(toFile: project + "/.git", atomically: true, encoding: .utf8)
    }
    try await source.git([
      "-C", "\(project)/\(folder)", "worktree", "add", "--quiet", "\(project)/main", "main",
    ])
    for path in [project, "\(project)/main", "\(project)/\(folder)"] {
      #expect(try await feeds.run(path).repository == "harbour", "\(path)")
    }
  }

  // MARK: People

  @Test(
    "people who share an address that is nobody's are themselves",
    arguments: [
      "devnull@localhost", "(none)", "unknown", "root@host", "you@example.com", "root@host.(none)", "a@b@c",
    ]
  )
  func placeholders(address: String) async throws {
    let repository = try await TestRepository()
    try await repository.commit("A", by: "Ann Lee", address, minute: 1)
    try await repository.commit("B", by: "Bo Berg", address, minute: 2)
    try await repository.commit("C", by: "Ann Lee", address, minute: 3)
    #expect(try await feeds.run(repository).people == 2)
    #expect(try await feeds.subjects("user:ann-lee") == ["C", "A"])
    #expect(try await feeds.subjects("user:bo-berg") == ["B"])
    #expect(try await feeds.engine.user("ann-lee", withFollowCounts: false).data["name"] == "Ann Lee")
  }

  @Test("whoever had a shared address to themselves stays the same user after an update")
  func olderPeople() async throws {
    let repository = try await TestRepository()
    try await repository.commit("A", by: "Ann Lee", "root@host", minute: 1)
    try await repository.commit("B", by: "Bo Berg", "root@host", minute: 2)
    let identity = StableHash.digits(of: "email:root@host")
    var portion = ImportPortion()
    portion.users = [NewUser(id: "old-ann", data: ["name": "Ann Lee", "kind": "person"])]
    portion.objects["git_identity"] = [["id": .string(identity), "user": "old-ann"]]
    try await portion.write(to: feeds.engine)
    #expect(try await feeds.run(repository).people == 1)
    #expect(try await feeds.subjects("user:old-ann") == ["A"])
    #expect(try await feeds.subjects("user:bo-berg") == ["B"])
  }

  @Test("a name of any length and of any marks makes a short id and a short name")
  func endlessNames() async throws {
    let repository = try await TestRepository()
    let marks = "a" + String(repeating: "\u{301}", count: 20_000)
    try await repository.commit("A", by: marks, "marks@example.org", minute: 1)
    try await repository.commit("B", by: String(repeating: "ab ", count: 9000), "long@example.org", minute: 2)
    try await repository.commit(marks, minute: 3)
    #expect(try await feeds.run(repository).added == 3)
    for user in try await feeds.engine.searchUsers(nil, limit: 100, afterID: nil) {
      #expect(user.id.utf8.count < 300 && (user.data["name"]?.stringValue ?? "").utf8.count < 500)
    }
    #expect(try await feeds.subjects("user:ann-lee").allSatisfy { $0.utf8.count < 5000 })
  }
}
