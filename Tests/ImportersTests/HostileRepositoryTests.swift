import FeedCore
import FeedEngine
import Foundation
import Testing

@testable import Importers

@Suite("Repositories that mean harm")
struct HostileRepositoryTests {
  private let feeds: ImportedFeeds

  init() throws { feeds = try ImportedFeeds() }

  @Test("a clone without file contents is read without its mailmap")
  func withoutContents() async throws {
    let repository = try await TestRepository()
    try "True <true@example.org> <ann@example.org>\n"
      .write(toFile: repository.path + "/.mailmap", atomically: true, encoding: .utf8)
    try await repository.git(["add", ".mailmap"])
    try await repository.commit("One", minute: 1)
    try await repository.tag("v1", message: "One", minute: 2)
    try await repository.git(["config", "uploadpack.allowFilter", "true"])
    let bare = repository.path + "-bare"
    try await repository.git([
      "clone", "--quiet", "--bare", "--filter=blob:none", "file://" + repository.path, bare,
    ])
    let summary = try await feeds.run(bare)
    #expect(summary.added == 1 && summary.releases == 1)
    // With the contents, the mailmap counts in a bare repository too.
    let whole = repository.path + "-whole"
    try await repository.git(["clone", "--quiet", "--bare", repository.path, whole])
    let others = try ImportedFeeds()
    try await others.run(whole)
    #expect(try await others.subjects("user:true") == ["One"])
  }

  @Test("why git failed is its last word, not a warning before it")
  func reasons() async throws {
    let words = "warning: something else\nhint: do that\nfatal: bad object 1234\n"
    #expect(GitWords.reason(Array(words.utf8), isFatal: false) == "bad object 1234")
    #expect(GitWords.reason(Array("warning: a\nerror: b\n".utf8), isFatal: false) == "b")
    #expect(GitWords.reason(Array("warning: a\nerror: b\n".utf8), isFatal: true) == nil)
    #expect(GitWords.reason([], isFatal: false) == nil)

    let repository = try await TestRepository()
    let first = try await repository.commit("One", minute: 1)
    try await repository.commit("Two", minute: 2)
    let object = repository.path + "/.git/objects/\(first.prefix(2))/\(first.dropFirst(2))"
    try FileManager.default.removeItem(atPath: object)
    await #expect {
      try await feeds.run(repository)
    } throws: { error in
      guard let error = error as? FeedError else { return false }
      return error.code == .input && !error.detail.contains("warning")
    }
  }

  @Test("a git that ends before it has read its input is an error, and not the end of this program")
  func earlyEnd() async throws {
    let repository = try await TestRepository()
    try await repository.commit("One", minute: 1)
    try await feeds.run(repository)
    // More than a pipe holds.
    let heads = (0..<20_000).map { JSONValue.string(String(repeating: "0", count: 34) + "\(100_000 + $0)") }
    var record = try await feeds.engine.object("git_repository", id: "tide-pool").data
    record["heads"] = .array(heads)
    try await feeds.engine.upsertObjects(["git_repository": [record]])
    try await repository.git(["config", "log.showRoot", "evil"])
    await #expect(throws: FeedError.self) { try await feeds.run(repository) }
  }

  @Test("no setting of a repository runs a program", arguments: [false, true])
  func settings(isBare: Bool) async throws {
    let source = try await TestRepository()
    try await source.commit("One", minute: 1)
    try await source.tag("v1", message: "One", minute: 2)
    let path = source.path + "-hostile"
    try await source.git(["clone", "--quiet"] + (isBare ? ["--bare"] : []) + [source.path, path])
    let mark = source.path + "-mark"
    let command = "touch \(mark)"
    let hooks = path + (isBare ? "/hooks" : "/.git/hooks")
    try FileManager.default.createDirectory(atPath: hooks, withIntermediateDirectories: true)
    for name in ["fsmonitor-watchman", "post-index-change", "reference-transaction", "post-checkout"] {
      let hook = "\(hooks)/\(name)"
      try "#!/bin/sh\n\(command)\n".write(toFile: hook, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hook)
    }
    let settings = [
      ("core.fsmonitor", hooks + "/fsmonitor-watchman"), ("core.sshCommand", command),
      ("core.pager", command),
      ("core.editor", command), ("core.askPass", hooks + "/post-checkout"), ("core.hooksPath", hooks),
      ("core.alternateRefsCommand", command), ("pager.log", command), ("alias.log", "!" + command),
      ("alias.rev-parse", "!" + command), ("diff.external", hooks + "/post-checkout"),
      ("gpg.program", hooks + "/post-checkout"),
      ("gpg.ssh.program", hooks + "/post-checkout"), ("log.showSignature", "true"),
      ("diff.x.textconv", command),
      ("credential.helper", "!" + command), ("protocol.ext.allow", "always"),
      ("protocol.file.allow", "always"),
      ("extensions.partialClone", "evil"), ("remote.evil.promisor", "true"),
      ("remote.evil.url", "ext::sh -c '\(command)'"), ("remote.evil.uploadpack", command),
      ("mailmap.file", "/dev/zero"), ("mailmap.blob", String(repeating: "1", count: 40)),
      ("format.pretty", "evil"), ("log.decorate", "full"), ("color.ui", "always"), ("log.date", "raw"),
    ]
    // A branch that would have to be fetched, if anything were.
    try "\(String(repeating: "2", count: 40))\n".write(
      toFile: path + (isBare ? "" : "/.git") + "/refs/heads/missing",
      atomically: true,
      encoding: .utf8
    )
    for (name, value) in settings { try await source.git(["-C", path, "config", name, value]) }
    try? FileManager.default.removeItem(atPath: mark)
    try await feeds.run(path)
    #expect(!FileManager.default.fileExists(atPath: mark))
    #expect(try await feeds.subjects("user:tide-pool-hostile") == ["One"])
  }

  @Test("dates that nobody lived in, quotes in the path and controls in every text are imported")
  func oddities() async throws {
    let repository = try await TestRepository(named: "it's \"odd\"\t'$(touch x)'")
    let tree = try await repository.git(["mktree"])
    let dates = ["99999999999999999999", "-1", "9223372036854775807", "0", "1700000000"]
    var parent = ""
    for (index, date) in dates.enumerated() {
      let text =
        "tree \(tree)\n\(parent)author A\u{1B}]0;x\u{7} <a\(index)@example.org> \(date) +9999\n"
        + "committer A <a@example.org> \(date) -9999\n\n\u{1B}[2JSubject\r\n\r\nBody\u{9B}\n"
      let arguments = ["hash-object", "-t", "commit", "-w", "--stdin", "--literally"]
      parent = "parent \(try await repository.git(arguments, input: Array(text.utf8)))\n"
    }
    let head = parent.dropFirst(7).dropLast()
    try await repository.git(["update-ref", "refs/heads/main", String(head)])
    let summary = try await feeds.run(repository)
    #expect(summary.added == dates.count)
    let name = try #require(summary.repository)
    #expect(try await feeds.subjects(FeedID("user", name)).count == dates.count)
  }

  @Test("thousands of references and a message of megabytes are imported in the end")
  func size() async throws {
    let repository = try await TestRepository()
    let sha = try await repository.commit(
      "One\n\n" + String(repeating: "long line\n", count: 400_000),
      minute: 1
    )
    let notes = Array(String(repeating: "notes\n", count: 300_000).utf8)
    try await repository.git(
      ["-c", "user.name=A", "-c", "user.email=a@example.org", "tag", "-a", "-F", "-", "big"],
      input: notes
    )
    let names = (1000..<4000).map { "\(sha) refs/tags/t\($0)\n" }
    try names.joined().write(toFile: repository.path + "/.git/packed-refs", atomically: true, encoding: .utf8)
    let summary = try await feeds.run(repository)
    #expect(summary.added == 1 && summary.releases == 3001)
    let body = try await feeds.engine.object("commit", id: "tide-pool-\(sha)").data["body"]?.stringValue ?? ""
    #expect(body.utf8.count < GitMessage.longestBody + 100)
  }

  @Test("a mailmap that is a pipe is refused, and not waited for")
  func pipe() async throws {
    let repository = try await TestRepository()
    try await repository.commit("One", minute: 1)
    mkfifo(repository.path + "/.mailmap", 0o600)
    await #expect(throws: FeedError.self) { try await feeds.run(repository) }
  }
}
