import FeedCore
import FeedEngine
import Foundation
import GrowthTesting
import Importers
import Testing

/// What a dump holds comes back from it.
@Suite struct DumpImporterTests {
  private let folder = NSTemporaryDirectory() + "runnel-dump-" + UUID().uuidString

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

  private func makeFeeds(_ engine: FeedEngine) async throws {
    try await engine.addUser("ann", data: ["name": "Ann"], orGet: true)
    try await engine.addObject("tweet", id: "1", data: ["text": "hi"], ownerID: "ann")
    try await engine.addObject("tweet", id: "2", data: ["text": "ho"], ownerID: nil)
    try await engine.follow([FollowRequest("timeline:bob", follows: "user:ann")])
    for number in 0..<5 {
      // Without a foreign id, so that the engine chose the id.
      let new = NewActivity(
        actor: "SU:ann",
        verb: "say",
        object: "\(number)",
        to: ["notification:bob"],
        custom: ["n": 1]
      )
      let added = try await engine.add([new], to: "user:ann")[0]
      let like = try await engine.add(
        NewReaction(kind: "like", on: .activity(added.id), userID: "bob", targetFeeds: ["notification:ann"])
      )
      let reply = try await engine.add(
        NewReaction(kind: "reply", on: .reaction(like.id), userID: "ann", data: ["t": "x"])
      )
      if number == 2 { try await engine.deleteReaction(reply.id, softly: true) }
    }
  }

  private func dump(_ engine: FeedEngine) async throws -> [JSONValue] {
    var lines: [String] = []
    try await engine.dump { lines.append($0) }
    return try lines.map { line in
      guard case .object(var members) = try JSONParser.parse(line) else { return .null }
      // When something was changed or deleted is not brought back, only that it was.
      members["updated_at"] = nil
      if let deleted = members["deleted_at"] { members["deleted_at"] = .bool(!deleted.isNull) }
      return .object(members)
    }
  }

  private func file(_ lines: [String]) throws -> String {
    let path = folder + "/\(UUID().uuidString).jsonl"
    try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test func aDumpComesBack() async throws {
    let first = try FeedEngine(path: folder + "/first.db")
    defer { try? first.close() }
    try await makeFeeds(first)
    var lines: [String] = []
    try await first.dump { lines.append($0) }
    let second = try FeedEngine(path: folder + "/second.db")
    defer { try? second.close() }
    let importer = DumpImporter(path: try file(lines), into: second)
    let summary = try await importer.run()
    #expect(summary.problems.isEmpty && summary.added == lines.count)
    #expect(try await dump(second) == dump(first))
    #expect(try await second.check() == [])
    for feed: FeedID in ["user:ann", "timeline:bob"] {
      #expect(
        try await second.read(feed, FeedQuery()).activities.map(\.id)
          == first.read(feed, FeedQuery()).activities.map(\.id)
      )
    }
    #expect(try await second.read("notification:bob", FeedQuery()).groups.map(\.activityCount) == [5])
    // Again: nothing is there twice.
    let again = try await importer.run()
    #expect(again.problems.isEmpty)
    #expect(try await dump(second) == dump(first))
  }

  @Test func whatWasSalvagedComesBack() async throws {
    let first = try FeedEngine(path: folder + "/first.db")
    try await makeFeeds(first)
    let expected = try await dump(first)
    try await first.vacuum()
    try first.close()
    var bytes = try Data(contentsOf: URL(filePath: folder + "/first.db"))
    bytes.replaceSubrange(0..<4096, with: Data(repeating: 0xA5, count: 4096))
    try bytes.write(to: URL(filePath: folder + "/first.db"))
    #expect(throws: FeedError.self) { try FeedEngine(path: folder + "/first.db") }
    var lines: [String] = []
    _ = try FeedEngine.salvage(path: folder + "/first.db") { lines.append($0) }
    let second = try FeedEngine(path: folder + "/second.db")
    defer { try? second.close() }
    let summary = try await DumpImporter(path: try file(lines), into: second).run()
    #expect(summary.problems.isEmpty, "\(summary.problems)")
    #expect(try await Set(dump(second)) == Set(expected))
  }

  @Test func badLinesAreReportedAndLeftOut() async throws {
    let engine = try FeedEngine(inMemory: .standard)
    defer { try? engine.close() }
    let time = "2024-01-01T00:00:00Z"
    let lines = [
      "{\"type\":\"user\",\"id\":\"ann\",\"data\":{},\"created_at\":\"\(time)\"}", "", "[]", "{",
      "{\"type\":\"x\"}",
      "{\"type\":\"user\",\"id\":\"bob\",\"data\":{},\"created_at\":\"never\"}",
      "{\"type\":\"activity\",\"feeds\":[\"nowhere:x\"],\"activity\":{\"id\":\"\(ActivityID(time: .now(), low: 0x8080 << 48))\","
        + "\"actor\":\"a\",\"verb\":\"b\",\"object\":\"c\"}}",
      "{\"type\":\"activity\",\"feeds\":[\"user:x\"],\"activity\":{\"id\":\"00000000-0000-1000-8080-000000000000\","
        + "\"actor\":\"a\",\"verb\":\"b\",\"object\":\"c\"}}",
      "{\"type\":\"activity\",\"feeds\":[\"user:x\"],\"activity\":{\"id\":\"ffffffff-ffff-ffff-ffff-ffffffffffff\","
        + "\"actor\":\"a\",\"verb\":\"b\",\"object\":\"c\"}}",
      "{\"type\":\"user\",\"id\":\"eve\",\"data\":{},\"created_at\":\"\(time)\"}",
    ]
    let summary = try await DumpImporter(path: try file(lines), into: engine).run()
    #expect(try await engine.users(["ann", "bob", "eve"]).map(\.id) == ["ann", "eve"])
    #expect(summary.problemCount >= 6, "\(summary.problems)")
    #expect(Set(summary.problems.map(\.line)).isSuperset(of: [3, 4, 5, 6, 7, 9]))
  }
}

/// A line of an import costs linear time, whatever is on it.
@Suite struct HostileInputImportLineTests {
  @Test(arguments: [
    "a", "[", "{\"", "\\", "\\u0041", "9", "1e", "\"a\":", "{\"a\":1,", " ", "e\u{301}\u{316}", "-", "0.",
  ])
  func lines(_ unit: String) async throws {
    let folder = NSTemporaryDirectory() + "runnel-lines-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let engine = try FeedEngine(inMemory: .standard)
    defer { try? engine.close() }
    for start in [
      "", "{\"type\":\"user\",\"id\":\"", "{\"feed\":\"user:a\",\"actor\":\"a\",\"verb\":\"b\",\"object\":\"",
    ] {
      for end in ["", "\"}\n"] {
        await Growth.expectLinear(
          "a line of \(unit)",
          input: { size in
            let path = "\(folder)/\(size).jsonl"
            let text = start + String(repeating: unit, count: max(1, size / unit.utf8.count)) + end
            try? text.write(toFile: path, atomically: true, encoding: .utf8)
            return path
          },
          work: { path in
            _ = try? await DumpImporter(path: path, into: engine).run()
            _ = try? await JSONLinesImporter(path: path, into: engine).run()
          }
        )
      }
    }
  }
}
