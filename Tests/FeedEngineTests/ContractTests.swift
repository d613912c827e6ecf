import FeedContract
import FeedCore
import FeedEngine
import Testing

/// The contract that every backend fulfils, on disk and in memory.
@Suite struct ContractTests {
  @Test(arguments: FeedContract.cases)
  func holdsOnDisk(_ rule: ContractCase) async throws {
    let folder = try TemporaryFolder()
    let engine = try FeedEngine(path: folder.file("feeds.db"), groups: FeedContract.groups)
    defer { try? engine.close() }
    try await rule.check(engine)
  }

  @Test(arguments: FeedContract.cases)
  func holdsInMemory(_ rule: ContractCase) async throws {
    let engine = try FeedEngine(inMemory: FeedContract.groups)
    defer { try? engine.close() }
    try await rule.check(engine)
  }
}
