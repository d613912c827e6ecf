import FeedCore
import Testing

@testable import FeedEngine

@Suite("Feeds whose inboxes want filling")
struct CatchUpQueueTests {
  @Test("each waits once, the first comes first, and one worker takes them all")
  func order() {
    let queue = CatchUpQueue()
    #expect(queue.add("timeline:ann"))
    #expect(!queue.add("timeline:bob"))
    #expect(!queue.add("timeline:ann"))
    #expect(queue.next() == "timeline:ann")
    // What was taken may be wanted again meanwhile.
    #expect(!queue.add("timeline:ann"))
    #expect(queue.next() == "timeline:bob")
    #expect(queue.next() == "timeline:ann")
    #expect(queue.next() == nil)
    #expect(queue.add("timeline:ann"))
  }

  @Test("the order holds however many come and go before it is empty")
  func comingAndGoing() {
    let queue = CatchUpQueue()
    let feeds = (0..<500).map { FeedID(trusted: "timeline", "r\($0)") }
    var taken: [FeedID] = []
    for (number, feed) in feeds.enumerated() {
      #expect(queue.add(feed) == (number == 0))
      // Two of three are taken at once, so that some always wait.
      if number % 3 > 0, let next = queue.next() { taken.append(next) }
    }
    while let next = queue.next() { taken.append(next) }
    #expect(taken == feeds)
  }

  @Test("readers put their inboxes into it, once each, and nothing in front of whoever publishes")
  func publishing() async throws {
    let engine = try FeedEngine(inMemory: .standard)
    let readers = (0..<300).map { FeedID(trusted: "timeline", "r\($0)") }
    try await engine.follow(readers.map { FollowRequest($0, follows: "user:star") })
    for number in 0..<40 {
      try await engine.add(
        [NewActivity(actor: "SU:star", verb: "post", object: "o\(number)")],
        to: "user:star"
      )
    }
    // From here on the test takes from the queue, and nobody else.
    #expect(engine.catchUps.add("timeline:nobody"))
    for _ in 0..<2 {
      for reader in readers { #expect(try await engine.read(reader, FeedQuery()).activities.count == 25) }
    }
    // It would wait for ever if it stood behind them.
    try await engine.add([NewActivity(actor: "SU:star", verb: "post", object: "new")], to: "user:star")
    #expect(engine.catchUps.next() == "timeline:nobody")
    for reader in readers { #expect(engine.catchUps.next() == reader) }
    #expect(engine.catchUps.next() == nil)
    try engine.close()
  }
}
