import FeedCore
import FeedEngine
import Foundation
import Testing

@testable import Importers

@Suite("Importing JSON Lines")
struct JSONLinesImporterTests {
  private func run(_ text: String, strict: Bool = false) async throws -> (ImportSummary, FeedEngine) {
    let path = FileManager.default.temporaryDirectory.appending(path: "lines-\(UUID().uuidString)").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let engine = try FeedEngine(inMemory: .standard)
    return (try await JSONLinesImporter(path: path, into: engine, strict: strict).run(), engine)
  }

  private static let good = """
    {"feed":"user:ann","actor":"SU:ann","verb":"tweet","object":"o:1","foreign_id":"a","time":"2026-01-02T03:04:05"}
    """

  @Test("lines become activities with their custom fields")
  func lines() async throws {
    let text = Self.good + "\r\n\n" + #"{"feed":"user:bo","actor":"bo","verb":"run","object":7,"km":[1,2]}"#
    let (summary, engine) = try await run(text)
    #expect(summary.added == 2 && summary.problemCount == 0)
    let page = try await engine.read("user:bo", FeedQuery())
    guard case .activities(let activities) = page.items else { return }
    #expect(activities.first?.activity.object == "7")
    #expect(activities.first?.activity.custom == ["km": [1, 2]])
  }

  @Test("bad lines are named by their numbers, the others are added")
  func badLines() async throws {
    let text = [
      "not json", Self.good, #"{"actor":"a"}"#, #"{"feed":"nowhere:x","actor":"a","verb":"b","object":"c"}"#,
      "[]",
    ]
    let (summary, _) = try await run(text.joined(separator: "\n"))
    #expect(summary.added == 1)
    #expect(Set(summary.problems.map(\.line)) == [1, 3, 4, 5])
    #expect(summary.problems.allSatisfy { !$0.detail.isEmpty })
  }

  @Test("strictly, the first bad line ends the import and is named")
  func strict() async throws {
    let error = await #expect(throws: FeedError.self) {
      _ = try await run(Self.good + "\n{}\n", strict: true)
    }
    #expect(error?.detail.contains("line 2") == true)
  }

  @Test("a file that is not there is refused in one sentence")
  func missing() async throws {
    let engine = try FeedEngine(inMemory: .standard)
    await #expect(throws: FeedError.self) {
      try await JSONLinesImporter(path: "/nowhere/at/all", into: engine).run()
    }
  }
}
