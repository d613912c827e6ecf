import FeedCore
import Foundation
import Testing

@testable import FeedEngine

/// A database behind symbolic links is the same as without them.
@Suite struct LinkTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.file("real"), withIntermediateDirectories: true)
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: folder.file(name), withDestinationPath: target)
  }

  /// Paths to `real/feeds.db`.
  private func makeLinks() throws -> [String] {
    try link("absolute.db", to: folder.file("real/feeds.db"))
    try link("relative.db", to: "real/feeds.db")
    try link("chain.db", to: "relative.db")
    try link("folder", to: "real")
    try link("folders", to: "folder")
    return ["absolute.db", "relative.db", "chain.db", "folder/feeds.db", "folders/feeds.db"].map(folder.file)
      + ["\(folder.file("folder"))/../real/feeds.db"]
  }

  @Test func changesArriveThroughEveryLink() async throws {
    let writer = try FeedEngine(path: folder.file("real/feeds.db"))
    defer { try? writer.close() }
    for (number, path) in try makeLinks().enumerated() {
      let engine = try FeedEngine(path: path)
      var changes = try await engine.changes(of: ["user:ann"]).makeAsyncIterator()
      let added = try await writer.add([.tweet(by: "ann", at: number)], to: "user:ann")[0]
      #expect(await changes.next()?.new.map(\.id) == [added.id], "\(path)")
      try engine.close()
    }
  }

  @Test func everyLinkLeadsToOnePath() throws {
    try FeedEngine(path: folder.file("real/feeds.db")).close()
    let real = try DatabasePath.resolve(folder.file("real/feeds.db"))
    for path in try makeLinks() { #expect(try DatabasePath.resolve(path) == real) }
  }

  /// A link to nothing yet: the file is made where it points, folders included.
  @Test(arguments: ["real/new.db", "real/deep/er/new.db"]) func aDanglingLinkIsFilled(_ target: String)
    async throws
  {
    try link("link.db", to: target)
    try link("chain.db", to: "link.db")
    let engine = try FeedEngine(path: folder.file("chain.db"))
    let other = try FeedEngine(path: folder.file(target))
    var changes = try await engine.changes(of: nil).makeAsyncIterator()
    let added = try await other.add([.tweet(by: "ann", at: 1)], to: "user:ann")[0]
    #expect(await changes.next()?.new.map(\.id) == [added.id])
    for engine in [engine, other] { try engine.close() }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(names) == ["real", "link.db", "chain.db"])
  }

  @Test func linksInACircleAreRefused() throws {
    try link("a.db", to: "b.db")
    try link("b.db", to: "a.db")
    let error = #expect(throws: FeedError.self) { try FeedEngine(path: folder.file("a.db")) }
    #expect(error?.code == .storage)
  }
}
