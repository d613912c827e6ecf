import FeedCore
import FeedEngine
import Foundation
import Testing

@Suite struct ClosingTests {
  /// A reader that is left while pages are on their way closes the file below them.
  @Test func closingBelowReadsAndWritesIsSafe() async throws {
    for _ in 0..<20 {
      let folder = try TemporaryFolder()
      let engine = try FeedEngine(path: folder.file("feeds.db"))
      let tweet = NewActivity(actor: "SU:ann", verb: "tweet", object: "SO:tweet:1")
      _ = try await engine.add([tweet], to: "user:ann")
      // Closed from a thread of its own: reads do not suspend, and would keep a task from its turn.
      let closing = Thread { try? engine.close() }
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<4 {
          group.addTask { for _ in 0..<100 { _ = try? await engine.read("user:ann", FeedQuery()) } }
          group.addTask { for _ in 0..<10 { _ = try? await engine.add([tweet], to: "user:ann") } }
        }
        closing.start()
      }
      try engine.close()
      await #expect(throws: FeedError.self) { try await engine.read("user:ann", FeedQuery()) }
      await #expect(throws: FeedError.self) { try await engine.changes(of: nil) }
    }
  }

  @Test func aClosedFileIsWholeByItself() async throws {
    let folder = try TemporaryFolder()
    let engine = try FeedEngine(path: folder.file("feeds.db"))
    _ = try await engine.add([.tweet(by: "ann", at: 1)], to: "user:ann")
    _ = try await engine.read("user:ann", FeedQuery())
    try engine.close()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["feeds.db"])
  }
}
