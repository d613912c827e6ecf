import FeedCore
import FeedEngine
import Foundation
import GRDB
import Synchronization
import Testing

@testable import FeedEngine

/// One activity or event that cannot be used hides and stops no others.
@Suite struct IsolationTests {
  private static let groups: FeedGroups = {
    var groups = FeedGroups.standard
    groups["counted"] = FeedGroup(name: "counted", kind: .notification, format: "{{ popularity + 1 }}")
    groups["broken"] = FeedGroup(name: "broken", kind: .aggregated, format: "{{test[]}}")
    groups["ranked"] = FeedGroup(
      name: "ranked",
      kind: .flat,
      rankings: ["popular": RankingMethod(score: "popularity * 2", defaults: ["popularity": 1])]
    )
    groups["ranked_groups"] = FeedGroup(
      name: "ranked_groups",
      kind: .aggregated,
      format: "{{ object }}",
      rankings: ["popular": RankingMethod(score: "popularity * 2", defaults: ["popularity": 1])]
    )
    return groups
  }()

  private func tweet(_ object: String, _ popularity: JSONValue) -> NewActivity {
    NewActivity(actor: "SU:ann", verb: "tweet", object: object, custom: ["popularity": popularity])
  }

  /// The problems that an engine reported.
  private final class Report: Sendable {
    private let sentences = Mutex<[String]>([])
    var all: [String] { sentences.withLock { $0 } }

    init(_ engine: FeedEngine) {
      engine.reportProblems { [weak self] sentence in self?.sentences.withLock { $0.append(sentence) } }
    }
  }

  @Test func realtimeGoesOnPastWhatAFormatCannotRender() async throws {
    let engine = try FeedEngine(inMemory: Self.groups)
    defer { try? engine.close() }
    let report = Report(engine)
    try await engine.follow([FollowRequest("counted:bob", follows: "user:ann")])
    let changes = try await engine.changes(of: nil)
    let odd = try await engine.add([tweet("1", "much")], to: "user:ann")[0]
    try await engine.add([tweet("2", ["much"]), tweet("3", 4)], to: "user:ann")
    var heard: [String: [String]] = [:]
    for await change in changes {
      heard[change.feed.group, default: []].append(change.groups.first ?? change.new[0].activity.object)
      if heard["counted"]?.count == 3 { break }
    }
    #expect(heard["user"] == ["1", "2", "3"])
    #expect(heard["counted"]?.first == odd.id.description && heard["counted"]?.last == "5")
    #expect(report.all.count == 1 && report.all[0].contains("'counted'"))
    let page = try await engine.read("counted:bob", FeedQuery())
    #expect(page.groups.map { $0.activities.map(\.activity.object) } == [["3"], ["2"], ["1"]])
    #expect(page.unseen == 3)
    #expect(report.all.count == 1)
  }

  /// What is damaged in the file is passed over as well, and only that.
  @Test func realtimeGoesOnPastWhatCannotBeRead() async throws {
    let folder = try TemporaryFolder()
    let engine = try FeedEngine(path: folder.file("feeds.db"), groups: Self.groups)
    defer { try? engine.close() }
    let report = Report(engine)
    let changes = try await engine.changes(of: nil)
    // One transaction, so that the damage is there before anybody looks.
    try await engine.write { writing in
      _ = try writing.add([tweet("1", 1), tweet("2", 2), tweet("3", 3)], to: "user:ann")
      try writing.sql("UPDATE activity SET custom = '{\"cut' WHERE object = '2'").run()
    }
    var heard: [String] = []
    for await change in changes {
      heard.append(change.new[0].activity.object)
      if heard.last == "3" { break }
    }
    #expect(heard == ["1", "3"])
    #expect(report.all.count == 1)
  }

  @Test func aBrokenFormatFailsReadersAndNoWriters() async throws {
    let engine = try FeedEngine(inMemory: Self.groups)
    defer { try? engine.close() }
    try await engine.add([tweet("1", 1)], to: "broken:x")
    var sent = tweet("2", 2)
    sent.to = ["broken:x", "counted:bob"]
    try await engine.add([sent], to: "user:ann")
    #expect(try await engine.read("user:ann", FeedQuery()).activities.count == 1)
    #expect(try await engine.read("counted:bob", FeedQuery()).groups.map(\.group) == ["3"])
    let error = await #expect(throws: FeedError.self) { _ = try await engine.read("broken:x", FeedQuery()) }
    #expect(error?.code == .aggregationFormat)
    #expect(error?.detail == "the format contains syntax errors")
    #expect(error?.fields["format"]?.isEmpty == false)
    #expect(try await engine.check() == [])
  }

  /// What a format could not take in while it was broken is there once it is mended.
  @Test func nothingIsLostWhileAFormatIsBroken() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("feeds.db")
    let broken = try FeedEngine(path: path, groups: Self.groups)
    try await broken.follow([FollowRequest("broken:x", follows: "user:ann")])
    try await broken.add([tweet("1", 1)], to: "user:ann")
    try await broken.add([tweet("2", 1)], to: "broken:y")
    try broken.close()
    var groups = Self.groups
    groups["broken"]?.format = "{{ object }}"
    let mended = try FeedEngine(path: path, groups: groups)
    defer { try? mended.close() }
    #expect(try await mended.read("broken:x", FeedQuery()).groups.map(\.group) == ["1"])
    let direct = try await mended.read("broken:y", FeedQuery()).groups
    #expect(direct.flatMap { $0.activities.map(\.activity.object) } == ["2"])
    #expect(try await mended.check() == [])
  }

  @Test(arguments: ["ranked:x", "ranked_groups:x"] as [FeedID])
  func aRankingPutsLastWhatItCannotScore(_ feed: FeedID) async throws {
    let engine = try FeedEngine(inMemory: Self.groups)
    defer { try? engine.close() }
    try await engine.add([tweet("1", "much"), tweet("2", 5), tweet("3", 9)], to: feed)
    let page = try await engine.read(feed, FeedQuery(ranking: "popular"))
    let shown = page.activities + page.groups.flatMap(\.activities)
    #expect(shown.map(\.activity.object) == ["3", "2", "1"])
    #expect(shown.map(\.score) == [18, 10, nil])
    // If nothing can be scored, the ranking is at fault.
    try await engine.add([tweet("1", "much")], to: FeedID(feed.group, "y"))
    let error = await #expect(throws: FeedError.self) {
      _ = try await engine.read(FeedID(feed.group, "y"), FeedQuery(ranking: "popular"))
    }
    #expect(error?.code == .ranking)
  }
}
