import FeedCore
import FeedEngine
import Foundation
import Testing

@testable import Importers

@Suite("Importing tags")
struct GitTagTests {
  private let feeds: ImportedFeeds

  init() throws { feeds = try ImportedFeeds() }

  @Test("tags that differ in punctuation only are releases of their own, as many as is said")
  func punctuation() async throws {
    let repository = try await TestRepository()
    try await repository.commit("One", minute: 1)
    let names = [
      "v1.2.3-rc.1", "v1.2.3-rc-1", "@acme/ui@1.2.0", "acme-ui-1.2.0", "acme_ui-1.2.0", "v1", "V1", "é",
      "e\u{301}",
    ]
    for name in names { try await repository.tag(name, message: "Notes of \(name)") }
    let summary = try await feeds.run(repository)
    #expect(summary.releases == names.count)
    #expect(try await feeds.tags("user:tide-pool").sorted() == names.sorted())
    #expect(try await feeds.run(repository).releases == 0)
    #expect(try await feeds.tags("user:tide-pool").count == names.count)
  }

  @Test("every byte of a name can be read back from its id")
  func escaping() {
    let names: [[UInt8]] = [
      Array("v1.2".utf8), Array("v1_2e2".utf8), Array("v1-2".utf8), [0xE9], [0xC3, 0xA9], Array("a b".utf8),
      Array("_".utf8), Array("__".utf8), [0x01], [0xFF, 0x00], Array("٣".utf8),
    ]
    let escaped = names.map { GitTag.escaped($0) }
    #expect(Set(escaped).count == names.count)
    for (name, id) in zip(names, escaped) {
      #expect(FeedID.isValid(id))
      #expect(Self.unescaped(id) == name)
    }
  }

  private static func unescaped(_ id: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(id.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "_") else {
        bytes.append(byte)
        continue
      }
      bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
      rest = rest.dropFirst(2)
    }
    return bytes
  }

  @Test("names in old encodings stay apart")
  func bytes() async throws {
    let repository = try await TestRepository()
    let sha = try await repository.commit("One", minute: 1)
    // "é" in Latin-1 and in UTF-8: the same text, two names.
    let refs = [[0xE9], [0xC3, 0xA9]].map {
      Array("\(sha) refs/tags/".utf8) + $0 + Array("\n".utf8) as [UInt8]
    }
    let packed = repository.path + "/.git/packed-refs"
    try Data(Array("# pack-refs with: sorted\n".utf8) + refs[1] + refs[0]).write(to: URL(filePath: packed))
    #expect(try await feeds.run(repository).releases == 2)
    #expect(try await feeds.tags("user:tide-pool") == ["é", "é"])
  }

  @Test("a tag that was moved is a new release, and the older one stays as it was")
  func moved() async throws {
    let repository = try await TestRepository()
    try await repository.commit("One", minute: 1)
    try await repository.tag("nightly", message: "The first night", minute: 2)
    try await feeds.run(repository)
    try await repository.commit("Two", minute: 3)
    try await repository.git(["tag", "-d", "nightly"])
    try await repository.tag("nightly", message: "The second night", minute: 4)
    #expect(try await feeds.run(repository).releases == 1)
    let names = try await feeds.values("name", of: "user:tide-pool", verb: "release")
    #expect(names == ["The second night", "The first night"])
  }

  @Test("a tag of a tag of a commit is a release, and its commit is in the history")
  func nested() async throws {
    let repository = try await TestRepository()
    try await repository.commit("Base", minute: 1)
    try await repository.git(["checkout", "--quiet", "-b", "side"])
    try await repository.commit("Only tagged", minute: 2)
    try await repository.tag("inner", message: "Inner", minute: 3)
    try await repository.git(["tag", "-a", "-m", "Middle", "middle", "inner"], Self.tagger)
    try await repository.git(["tag", "-a", "-m", "Outer", "outer", "middle"], Self.tagger)
    try await repository.git(["checkout", "--quiet", "main"])
    for name in ["inner", "middle"] { try await repository.git(["tag", "-d", name]) }
    try await repository.git(["branch", "-D", "side"])
    let summary = try await feeds.run(repository)
    #expect(summary.added == 2 && summary.releases == 1)
    #expect(try await feeds.values("name", of: "user:tide-pool", verb: "release") == ["Outer"])
  }

  private static let tagger = [
    "GIT_COMMITTER_NAME": "Tess Tagger", "GIT_COMMITTER_EMAIL": "tess@example.org",
    "GIT_COMMITTER_DATE": "1700000400 +0000",
  ]

  @Test("the mailmap decides who made a tag, signed or not")
  func mailmap() async throws {
    let repository = try await TestRepository()
    let map = "Tess True <tess@true.example.org> <tess@example.org>\nAnn True <ann@example.org>\n"
    try map.write(toFile: repository.path + "/.mailmap", atomically: true, encoding: .utf8)
    try await repository.commit("One", minute: 1)
    try await repository.tag("annotated", message: "Annotated", minute: 2)
    try await repository.tag("plain")
    #expect(try await feeds.run(repository).releases == 2)
    #expect(try await feeds.tags("user:tess-true") == ["annotated"])
    #expect(try await feeds.tags("user:ann-true") == ["plain"])
  }

  @Test("a tag that names nobody is its commit's author's, at the commit's time")
  func withoutTagger() async throws {
    let repository = try await TestRepository()
    let sha = try await repository.commit("One", minute: 1)
    let text = "object \(sha)\ntype commit\ntag old\n\nFrom long ago\n"
    let arguments = ["hash-object", "-t", "tag", "-w", "--stdin", "--literally"]
    let tag = try await repository.git(arguments, input: Array(text.utf8))
    try await repository.git(["update-ref", "refs/tags/old", tag])
    #expect(try await feeds.run(repository).releases == 1)
    let release = try #require(
      try await feeds.entries("user:ann-lee").first { $0.activity.verb == "release" }
    )
    #expect(release.activity.time == Timestamp(seconds: 1_700_000_060))
  }

  @Test("tags of files and folders, damaged ones and one with an endless name are left out; the others count")
  func others() async throws {
    let repository = try await TestRepository()
    let sha = try await repository.commit("One", minute: 1)
    let file = try await repository.git(["hash-object", "-w", "--stdin"], input: [65])
    try await repository.git(["tag", "file", file])
    try await repository.git(["tag", "-a", "-m", "Of a file", "file-too", file], Self.tagger)
    try await repository.tag("good", message: "Good", minute: 3)
    let missing = String(repeating: "1", count: 40)
    let long = String(repeating: "x/", count: 2000) + "x"
    let packed = "\(missing) refs/tags/broken\n\(sha) refs/tags/\(long)\n"
    try packed.write(toFile: repository.path + "/.git/packed-refs", atomically: true, encoding: .utf8)
    #expect(try await feeds.run(repository).releases == 1)
    #expect(try await feeds.tags("user:tide-pool") == ["good"])
  }

  @Test("odd bytes in taggers and messages change nothing for the tags after")
  func oddBytes() async throws {
    let repository = try await TestRepository()
    let sha = try await repository.commit("One", minute: 1)
    let arguments = ["hash-object", "-t", "tag", "-w", "--stdin", "--literally"]
    let taggers = [
      "A\u{1B}[31m\u{7} <a\u{0}b>", " <>", "No address", "Name <a@b> trailing", "< > <x@example.org>",
    ]
    for (index, tagger) in taggers.enumerated() {
      let text =
        "object \(sha)\ntype commit\ntag t\(index)\ntagger \(tagger) 1700000\(index)00 +0000\n\nNUL\0here\n"
      let tag = try await repository.git(arguments, input: Array(text.utf8))
      try await repository.git(["update-ref", "refs/tags/t\(index)", tag])
    }
    try await repository.tag("z", message: "Last", minute: 9)
    #expect(try await feeds.run(repository).releases == taggers.count + 1)
    #expect(try await feeds.tags("user:tess-tagger") == ["z"])
  }

  @Test("what a version before imported is known, and what it had hidden is added")
  func olderDatabase() async throws {
    let repository = try await TestRepository()
    let sha = try await repository.commit("One", minute: 1)
    for (index, name) in ["v1.0", "v2.0", "v2-0"].enumerated() {
      try await repository.tag(name, message: "Notes of \(name)", minute: 2 + index)
    }
    try await OlderImport(feeds.engine).write(
      "tide-pool",
      root: sha,
      commits: [(sha, "One", 60)],
      tags: [("v1.0", "v1-0", sha, 120), ("v2.0", "v2-0", sha, 180), ("v2-0", "v2-0", sha, 240)]
    )
    let summary = try await feeds.run(repository)
    #expect(summary.added == 0 && summary.releases == 1)
    #expect(try await feeds.subjects("user:tide-pool") == ["One"])
    let tags = try await feeds.tags("user:tide-pool")
    #expect(Set(tags) == ["v1.0", "v2.0", "v2-0"])
    #expect(tags.count { $0 == "v1.0" } == 1)
    #expect(try await feeds.run(repository).releases == 0)
  }
}

/// Writes what version 0.1.0 stored of a repository.
struct OlderImport {
  private let engine: FeedEngine

  init(_ engine: FeedEngine) { self.engine = engine }

  /// - Parameters:
  ///   - commits: hash, subject and seconds after the tests' fixed moment.
  ///   - tags: name, the name in its id, commit and seconds.
  func write(
    _ repository: String,
    root: String,
    heads: [String] = [],
    commits: [(String, String, Int)],
    tags: [(String, String, String, Int)] = []
  ) async throws {
    var portion = ImportPortion()
    portion.users = [NewUser(id: repository, data: ["name": .string(repository), "kind": "repository"])]
    portion.objects["git_repository"] = [
      [
        "id": .string(repository), "root": .string(root), "heads": .array(heads.map { .string($0) }),
        "complete": false,
      ]
    ]
    for (sha, subject, seconds) in commits {
      let id = "\(repository)-\(sha.prefix(12))"
      portion.objects["commit", default: []].append([
        "id": .string(id), "sha": .string(sha), "subject": .string(subject),
      ])
      portion.activities.append(
        entry(GitActivity.commit(id, by: "ann-lee", in: repository, at: Self.time(seconds)))
      )
    }
    for (tag, shortName, sha, seconds) in tags {
      let id = "\(repository)-\(shortName)"
      portion.objects["release", default: []].append([
        "id": .string(id), "tag": .string(tag), "sha": .string(sha),
      ])
      portion.activities.append(
        entry(GitActivity.release(id, by: "ann-lee", in: repository, at: Self.time(seconds)))
      )
    }
    try await portion.write(to: engine)
  }

  private func entry(_ activity: NewActivity) -> ImportPortion.Entry {
    ImportPortion.Entry(feed: "user:ann-lee", activity: activity)
  }

  private static func time(_ seconds: Int) -> Timestamp {
    Timestamp(seconds: Double(1_700_000_000 + seconds))
  }
}
