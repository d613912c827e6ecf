import FeedCore
import Testing

@testable import FeedEngine

@Suite struct PositionTests {
  @Test func positionsAreIdsAndSortLikeThem() {
    let ids = (0..<200).map { number in
      ActivityID(
        foreignID: "f\(number)",
        time: Timestamp(microseconds: Int64(number % 7) * 1_000_003 - 3_000_000)
      )
    }
    for id in ids { #expect(ActivityPosition(exactly: id)?.id == id) }
    #expect(ids.sorted() == ids.map(ActivityPosition.init).sorted().map(\.id))
  }

  @Test func idsOfAnotherMakeFallBetween() throws {
    let other = try #require(ActivityID("24f9d500-bb87-11e5-9999-80012ce3cc51"))
    #expect(ActivityPosition(exactly: other) == nil)
    let ours = try #require(ActivityID("24f9d500-bb87-11e5-8080-80012ce3cc51"))
    #expect(ActivityPosition(ours) < ActivityPosition(other))
    let random = try #require(ActivityID("f47ac10b-58cc-4372-a567-0e02b2c3d479"))
    #expect(ActivityPosition(exactly: random) == nil)
  }

  @Test func timesThatNoIdCanHoldAreRefused() async throws {
    let engine = try FeedEngine(inMemory: .standard)
    defer { try? engine.close() }
    for text in ["1500-01-01", "9999-01-01"] {
      let activity = NewActivity(actor: "a", verb: "v", object: "o", time: Timestamp(iso8601: text))
      await #expect(throws: FeedError.self) { try await engine.add([activity], to: "user:a") }
    }
  }
}
