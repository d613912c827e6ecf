import FeedCore
import Foundation
import Testing

@testable import FeedEngine

/// What is on pages that are whole comes out of a damaged file, whatever happened to the others.
@Suite struct SalvageTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("feeds.db") }
  private static let pageSize = 4096

  init() throws { folder = try TemporaryFolder() }

  /// Feeds with something in every table, on some 80 pages, without free ones.
  private func makeFeeds(at path: String, activities: Int = 70) async throws {
    let engine = try FeedEngine(path: path)
    try await engine.batch { batch in
      for number in 0..<30 {
        try batch.addUser(
          "user\(number)",
          data: ["name": .string("Name \(number)"), "bio": Self.text(number % 9 * 40)]
        )
        try batch.addObject("tweet", id: "\(number)", data: ["text": Self.text(number)], ownerID: "user1")
      }
      for number in 0..<activities {
        let author = "user\(number % 30)"
        var tweet = NewActivity.tweet(
          by: author,
          at: number,
          to: number % 3 == 0 ? ["notification:user1"] : []
        )
        // Some go on on several other pages.
        tweet.custom = ["text": Self.text(number % 10 == 0 ? 9000 : number)]
        let added = try batch.add([tweet], to: FeedID(trusted: "user", author))[0]
        let like = try batch.add(
          NewReaction(kind: "like", on: .activity(added.id), userID: "user2", data: ["n": 1])
        )
        try batch.add(NewReaction(kind: "comment", on: .reaction(like), userID: "user3"))
      }
      for number in 0..<29 {
        let target = FeedID(trusted: "user", "user\(number + 1)")
        try batch.follow([FollowRequest(FeedID(trusted: "timeline", "user\(number)"), follows: target)])
      }
    }
    try await engine.vacuum()
    try engine.close()
  }

  private static func text(_ length: Int) -> JSONValue { .string(String(repeating: "é", count: length / 2)) }

  private func dump(_ path: String) async throws -> [String] {
    let engine = try FeedEngine(path: path, onlyReads: true)
    defer { try? engine.close() }
    var lines: [String] = []
    try await engine.dump { lines.append($0) }
    return lines
  }

  private func salvage(_ path: String) throws -> (keys: Set<String>, report: SalvageReport, lines: [String]) {
    var lines: [String] = []
    let report = try FeedEngine.salvage(path: path) { lines.append($0) }
    return (Set(try lines.map(Self.key)), report, lines)
  }

  /// What a line is about; the feeds of an activity stand elsewhere than itself.
  private static func key(_ line: String) throws -> String {
    let json = try JSONParser.parse(line)
    let type = json["type"]?.stringValue ?? ""
    let id = json["id"] ?? json["activity"]?["id"] ?? json["feed_id"] ?? .null
    return [type, json["collection"]?.stringValue ?? "", id.stringValue ?? ""].joined(separator: " ")
  }

  /// A file with some of its pages replaced.
  private func copy(of bytes: Data, damaging pages: [Int: Data]) throws -> String {
    var bytes = bytes
    for (page, content) in pages {
      let start = (page - 1) * Self.pageSize
      bytes.replaceSubrange(start..<start + Self.pageSize, with: content)
    }
    let path = folder.file("damaged-\(UInt32.random(in: 0 ... .max)).db")
    try bytes.write(to: URL(filePath: path))
    return path
  }

  // MARK: Whole files

  @Test func aWholeFileGivesItsDump() async throws {
    try await makeFeeds(at: path)
    let (_, report, lines) = try salvage(path)
    #expect(Set(lines) == Set(try await dump(path)) && lines.count == Set(lines).count)
    #expect(report.isComplete && report.sentences.count == 1, "\(report.sentences)")
  }

  /// What was committed last may be in the log alone.
  @Test func theLogIsReadToo() async throws {
    let engine = try FeedEngine(path: path)
    for second in 0..<30 { try await engine.add([.tweet(by: "ann", at: second)], to: "user:ann") }
    try await engine.update([
      ActivityPatch(
        .foreign(id: "tweet:ann:3", time: NewActivity.tweet(by: "ann", at: 3).time!),
        set: ["n": 1]
      )
    ])
    let copy = folder.file("copy.db")
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
    }
    let (_, report, lines) = try salvage(copy)
    #expect(report.isComplete)
    try engine.close()
    #expect(Set(lines) == Set(try await dump(path)))
  }

  /// Pages that are free hold what was deleted.
  @Test func whatWasDeletedDoesNotComeBack() async throws {
    try await makeFeeds(at: path, activities: 300)
    let engine = try FeedEngine(path: path)
    for number in 0..<299 {
      try await engine.remove(
        foreignID: "tweet:user\(number % 30):\(number)",
        from: FeedID(trusted: "user", "user\(number % 30)")
      )
    }
    try engine.close()
    let (keys, _, _) = try salvage(path)
    #expect(keys.filter { $0.hasPrefix("activity") }.count == 1)
  }

  // MARK: Damage

  /// With any one page gone, everything else comes out: each row is lost with the pages that it is on, and no
  /// other.
  @Test(arguments: [0x00, 0xA5, 0x0D]) func onePageCostsOnlyItsRows(_ byte: UInt8) async throws {
    try await makeFeeds(at: path)
    let bytes = try Data(contentsOf: URL(filePath: path))
    let all = Set(try await dump(path).map(Self.key))
    var losses: [String: Int] = [:]
    for page in 1...bytes.count / Self.pageSize {
      let damaged = try copy(of: bytes, damaging: [page: Data(repeating: byte, count: Self.pageSize)])
      let (keys, report, _) = try salvage(damaged)
      #expect(keys.isSubset(of: all), "page \(page)")
      for key in all.subtracting(keys) { losses[key, default: 0] += 1 }
      #expect(keys == all || !report.isComplete, "page \(page) \(report.sentences)")
      try FileManager.default.removeItem(atPath: damaged)
    }
    // One page each, and up to three more for those of 9,000 bytes.
    #expect(losses.values.allSatisfy { $0 <= 4 })
    #expect(losses.values.count { $0 == 1 } >= all.count - 12)
  }

  @Test func anyPagesAtOnceCostOnlyTheirRows() async throws {
    try await makeFeeds(at: path)
    let bytes = try Data(contentsOf: URL(filePath: path))
    let count = bytes.count / Self.pageSize
    let all = Set(try await dump(path).map(Self.key)).filter { !$0.hasPrefix("follow") }
    var random = SystemRandomNumberGenerator()
    var lostWith: [Int: Set<String>] = [:]
    for page in 1...count {
      let damaged = try copy(of: bytes, damaging: [page: Data(repeating: 0xA5, count: Self.pageSize)])
      lostWith[page] = all.subtracting(try salvage(damaged).keys)
      try FileManager.default.removeItem(atPath: damaged)
    }
    for round in 0..<25 {
      let pages = (0..<Int.random(in: 2...count)).map { _ in Int.random(in: 1...count, using: &random) }
      var damage: [Int: Data] = [:]
      for page in pages { damage[page] = Self.damage(bytes, &random) }
      let damaged = try copy(of: bytes, damaging: damage)
      let keys = try salvage(damaged).keys
      let expected = all.subtracting(pages.flatMap { lostWith[$0] ?? [] })
      #expect(
        expected.isSubset(of: keys),
        "round \(round): \(expected.subtracting(keys).count) of \(all.count) lost"
      )
      // A page may have been put in its own place.
      if try Data(contentsOf: URL(filePath: damaged)) != bytes {
        #expect(!(try FeedEngine.check(path: damaged).isEmpty))
      }
      try FileManager.default.removeItem(atPath: damaged)
    }
  }

  /// What may be in the place of a page: noise, nothing, text, or another page.
  private static func damage(_ bytes: Data, _ random: inout SystemRandomNumberGenerator) -> Data {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: Data((0..<pageSize).map { _ in UInt8.random(in: 0...255, using: &random) })
    case 1: Data(count: pageSize)
    case 2: Data(repeating: UInt8(ascii: "{"), count: pageSize)
    default:
      bytes.dropFirst(Int.random(in: 0..<bytes.count / pageSize, using: &random) * pageSize).prefix(pageSize)
    }
  }

  /// Single bytes anywhere: nothing traps and nothing hangs, whatever they make of the file.
  @Test func scatteredBytesAreSurvived() async throws {
    try await makeFeeds(at: path, activities: 40)
    let bytes = try Data(contentsOf: URL(filePath: path))
    let all = try await dump(path).count
    for round in 0..<60 {
      var copy = bytes
      for _ in 0..<(1 << (round % 12)) {
        copy[Int.random(in: round % 2 == 0 ? 0..<copy.count : 0..<min(copy.count, 3 * Self.pageSize))] =
          .random(in: 0...255)
      }
      if round % 5 == 0 { copy = copy.prefix(Int.random(in: 0..<copy.count)) }
      let damaged = folder.file("scattered.db")
      try copy.write(to: URL(filePath: damaged))
      let (_, _, lines) = try salvage(damaged)
      #expect(lines.count <= all)
      for line in lines { #expect((try? JSONParser.parse(line)) != nil) }
      _ = try? FeedEngine.check(path: damaged)
      // Opening it and reading may fail, and no more.
      if let engine = try? FeedEngine(path: damaged) {
        _ = try? await engine.read("user:user1", FeedQuery(enrichment: Enrichment(recentReactions: true)))
        _ = try? await engine.read("notification:user1", FeedQuery())
        try? await engine.dump { _ in }
        try? engine.close()
      }
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: damaged + suffix) }
    }
  }

  @Test func nothingComesOutOfOtherFiles() throws {
    for bytes in [Data(), Data(repeating: 0x0D, count: 100_000), Data("SQLite format 3\0".utf8)] {
      try bytes.write(to: URL(filePath: path))
      #expect(try salvage(path).lines.isEmpty)
    }
  }

  // MARK: Checking

  /// All pages overwritten, the first one behind the words with which every database begins.
  @Test func checkNamesPagesWhereNothingIsLeft() async throws {
    try await makeFeeds(at: path, activities: 10)
    var bytes = try Data(contentsOf: URL(filePath: path))
    bytes.replaceSubrange(100..<bytes.count, with: Data(repeating: 0xA5, count: bytes.count - 100))
    try bytes.write(to: URL(filePath: path))
    let findings = try FeedEngine.check(path: path)
    #expect(
      findings.count == 2 && findings[0].contains("Page 1 ") && findings[1].contains("Pages 2–"),
      "\(findings)"
    )
    #expect(try salvage(path).lines.isEmpty)
  }

  /// Each damaged page is named, with the table or index that it belongs to.
  @Test func checkNamesPagesAndTables() async throws {
    try await makeFeeds(at: path, activities: 60)
    #expect(try FeedEngine.check(path: path) == [])
    let bytes = try Data(contentsOf: URL(filePath: path))
    for page in 1...bytes.count / Self.pageSize {
      let damaged = try copy(of: bytes, damaging: [page: Data(repeating: 0xA5, count: Self.pageSize)])
      let findings = try FeedEngine.check(path: damaged)
      // A page on which a row goes on is known by the row alone.
      let isNamed = findings.contains { $0.contains("Page \(page) ") || $0.contains("invalid page number") }
      #expect(isNamed, "\(page): \(findings)")
      let names = findings.contains { $0.contains("the table '") || $0.contains("lists the tables") }
      #expect(names, "\(page): \(findings)")
      #expect(try Data(contentsOf: URL(filePath: damaged)).count == bytes.count)
      try FileManager.default.removeItem(atPath: damaged)
    }
  }
}
