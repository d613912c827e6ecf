import FeedCore
import FeedEngine
import Foundation
import GRDB
import Testing

/// The program with a database that is damaged, in use, read-only, or somewhere else than it is named.
@Suite struct DatabaseFileTests {
  private let home: Home
  private var database: String { home.path("data/runnel/runnel.db") }

  init() throws { home = try Home() }

  private func overwrite(pages: Range<Int>, from start: Int = 0) throws {
    var bytes = try Data(contentsOf: URL(filePath: database))
    let upper = min(pages.upperBound * 4096, bytes.count)
    let range = (pages.lowerBound * 4096 + start)..<upper
    bytes.replaceSubrange(range, with: Data(repeating: 0xA5, count: range.count))
    try bytes.write(to: URL(filePath: database))
  }

  @Test func damageIsListedWithStatus1() async throws {
    try await home.post(["first", "second"])
    #expect(try await home.done("engine", "check").output == "No damage was found.\n")
    try overwrite(pages: 8..<9)
    let result = try await home.run("engine", "check")
    #expect(result.status == 1 && result.errors == "")
    #expect(result.lines.contains { $0.contains("Page 9 ") && $0.contains("'") }, "\(result.output)")
  }

  @Test func damageEverywhereIsListedWithStatus1() async throws {
    try await home.post(["first", "second"])
    try overwrite(pages: 0..<10_000, from: 100)
    let result = try await home.run("engine", "check")
    #expect(result.status == 1 && result.lines.count == 2, "\(result)")
    #expect(result.output.contains("Page 1 ") && result.output.contains("Pages 2–"))
  }

  @Test func whatIsLeftComesBack() async throws {
    try await home.post(["first", "second"])
    try overwrite(pages: 0..<1)
    expectSentence(try await home.run("feed", "user"), status: 65, holding: "not a database")
    let salvaged = try await home.run("engine", "dump", "--salvage")
    #expect(
      salvaged.status == 0 && salvaged.errors.contains("runnel: Written: 1 user, 2 objects, 2 activities")
    )
    #expect(salvaged.errors.contains("Page 1 is damaged"))
    let dump = home.path("salvaged.jsonl")
    try salvaged.output.write(toFile: dump, atomically: true, encoding: .utf8)
    let imported = try await home.run("import", "dump", dump, "--database", home.path("new.db"))
    #expect(imported.status == 0, "\(imported.errors)")
    let feed = try await home.done("feed", "user", "--database", home.path("new.db"))
    #expect(feed.output.contains("first") && feed.output.contains("second"))
  }

  @Test func whatIsNoDatabaseIsNotSalvaged() async throws {
    try "text".write(toFile: home.path("a.db"), atomically: true, encoding: .utf8)
    for command in [["check"], ["dump", "--salvage"]] {
      let result = try await home.run(["engine"] + command + ["--database", home.path("a.db")])
      expectSentence(result, status: 65, holding: "is not a database")
    }
  }

  /// Every command that reads ends while somebody else is in the middle of a write.
  @Test(arguments: [
    ["feed", "user"], ["feed", "timeline"], ["users"], ["engine", "stats"], ["engine", "check"],
    ["notifications"],
  ])
  func readingWaitsForNobody(_ command: [String]) async throws {
    try await home.post(["first"])
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let writer = try DatabaseQueue(path: database, configuration: configuration)
    try writer.inDatabaseKeepingTransaction("BEGIN IMMEDIATE; UPDATE clock SET last = last + 1")
    // It would wait for as long as the test does.
    let result = try await home.run(command)
    #expect(result.status == 0 && result.errors == "", "\(result)")
    try writer.inDatabaseKeepingTransaction("ROLLBACK")
    try writer.close()
  }

  @Test func aDatabaseThatCanOnlyBeReadIsRead() async throws {
    try await home.post(["first"])
    let folder = home.path("data/runnel")
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: database)
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder) }
    let rights = "-dac_override,-dac_read_search"
    let unprivileged = geteuid() == 0 ? "setpriv --bounding-set \(rights) --inh-caps \(rights) " : ""
    func run(_ line: String) async throws -> Home.Result {
      try await home.shell("\(unprivileged)\"$RUNNEL\" \(line)")
    }
    #expect(try await run("feed user").output.contains("first"))
    #expect(try await run("users").status == 0)
    #expect(try await run("engine check").output == "No damage was found.\n")
    expectSentence(try await run("post second"), status: 74, holding: "can only be read")
    // The reader opens too, and says it.
    try "g\n".write(toFile: home.path("keys"), atomically: true, encoding: .utf8)
    let screen = try await run("read --script \(home.path("keys"))")
    #expect(screen.status == 0 && screen.output.contains("first"), "\(screen)")
  }

  @Test func aLinkIsFollowed() async throws {
    try await home.post(["first"])
    try FileManager.default.createSymbolicLink(
      atPath: home.path("link.db"),
      withDestinationPath: "data/runnel/runnel.db"
    )
    #expect(try await home.done("feed", "user", "--database", home.path("link.db")).output.contains("first"))
    #expect(!FileManager.default.fileExists(atPath: home.path("link.db-wal")))
  }
}

extension DatabaseQueue {
  fileprivate func inDatabaseKeepingTransaction(_ sql: String) throws {
    try inDatabase { try $0.execute(sql: sql) }
  }
}
