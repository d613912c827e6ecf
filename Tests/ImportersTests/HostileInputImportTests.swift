import FeedCore
import FeedEngine
import Foundation
import GrowthTesting
import Social
import Testing

@testable import Importers

@Suite("Hostile files and histories")
struct HostileInputImportTests {
  @Test(
    "lines of any content cost linear time",
    arguments: [
      "[", "{\"a\":", "\n", "{}\n", "\"", "\\", "{\"feed\":\"", " ", "\u{FEFF}", "1",
      "{\"feed\":\"user:a\"}\n", "\r",
      "{\"feed\":\"user:a\",\"actor\":\"a\",\"verb\":\"v\",\"object\":\"o\",\"to\":[\"", "\"a\":1,",
    ]
  )
  func lines(piece: String) async throws {
    let engine = try FeedEngine(inMemory: .standard)
    let path = FileManager.default.temporaryDirectory.appending(path: "lines-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    await Growth.expectLinear(piece.debugDescription) { size in
      String(repeating: piece, count: max(1, size / piece.utf8.count))
    } work: { text in
      try text.write(toFile: path, atomically: false, encoding: .utf8)
      _ = try await JSONLinesImporter(path: path, into: engine).run()
    }
  }

  @Test(
    "what git says of people, messages and tags costs linear time",
    arguments: ["a", "\n", "\r\n", " ", "\u{301}", "-", "é", "<", "@"]
  )
  func texts(piece: String) {
    Growth.expectLinear(piece.debugDescription) { size in
      String(repeating: piece, count: max(1, size / piece.utf8.count))
    } work: { text in
      _ = GitMessage(text)
      _ = Slug.id(text)
      let signature = GitCommit.Signature(name: text, email: text)
      _ = (signature.identity, signature.displayName, signature.idStem)
      _ = GitTagObject(Array("tagger \(text)\n\n\(text)".utf8)[...])
      _ = GitTag.escaped(text.utf8)
      _ = GitWords.reason(Array(text.utf8), isFatal: false)
    }
  }

  @Test("a sentence about a line repeats little of it")
  func problems() async throws {
    let engine = try FeedEngine(inMemory: .standard)
    let path = FileManager.default.temporaryDirectory.appending(path: "lines-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let feed = String(repeating: "x", count: 100_000)
    let line = #"{"feed":"\#(feed)","actor":"a","verb":"v","object":"o"}"#
    try (line + "\n" + line + "\n").write(toFile: path, atomically: false, encoding: .utf8)
    let summary = try await JSONLinesImporter(path: path, into: engine).run()
    #expect(summary.problemCount == 2)
    #expect(summary.problems.allSatisfy { $0.detail.utf8.count < 2000 })
  }
}
