import FeedCore
import Testing

@testable import FeedEngine

/// Changes are built for those who listen, and for nobody else.
@Suite("Changes by interest")
struct ChangeInterestTests {
  private static func engine() throws -> FeedEngine { try FeedEngine(inMemory: .standard) }

  @Test("feeds may join and leave an open stream")
  func joiningAndLeaving() async throws {
    let engine = try Self.engine()
    try await engine.follow([FollowRequest("timeline:bob", follows: "user:ann")])
    let interest = ChangeInterest()
    var changes = try await engine.changes(in: interest).makeAsyncIterator()
    interest.insert(["timeline:bob"])
    let first = try await engine.add([.tweet(by: "ann", at: 1)], to: "user:ann")[0]
    #expect(await changes.next()?.new.map(\.id) == [first.id])
    interest.remove(["timeline:bob"])
    interest.insert(["user:eve"])
    try await engine.add([.tweet(by: "ann", at: 2)], to: "user:ann")
    try await engine.add([.tweet(by: "eve", at: 3)], to: "user:eve")
    #expect(await changes.next()?.feed == "user:eve")
    try engine.close()
  }

  @Test("a feed that is not used yet may be listened to")
  func laterFeeds() async throws {
    let engine = try Self.engine()
    var changes = try await engine.changes(in: ChangeInterest(["timeline:new"])).makeAsyncIterator()
    // Another feed has more followers than are listened to, so the interest is what is looked through.
    try await engine.follow(
      (0..<5).map { FollowRequest(FeedID(trusted: "timeline", "r\($0)"), follows: "user:ann") }
    )
    try await engine.add([.tweet(by: "ann", at: 1)], to: "user:ann")
    try await engine.follow([FollowRequest("timeline:new", follows: "user:ann")])
    let second = try await engine.add([.tweet(by: "ann", at: 2)], to: "user:ann")[0]
    #expect(await changes.next()?.new.map(\.id) == [second.id])
    try engine.close()
  }

  @Test("a like is one event, however many feeds hold the activity")
  func oneEventForAReaction() async throws {
    let engine = try Self.engine()
    let feeds = (0..<50).map { FeedID(trusted: "flat", "f\($0)") }
    let activity = try await engine.add([.tweet(by: "ann", at: 1)], to: "user:ann")[0]
    try await engine.add(.tweet(by: "ann", at: 1), toMany: feeds)
    try await engine.follow([FollowRequest("timeline:bob", follows: "flat:f7")])
    var held = try await engine.changes(of: ["flat:f30"]).makeAsyncIterator()
    var followed = try await engine.changes(of: ["timeline:bob"]).makeAsyncIterator()
    var sources = try await engine.changes(in: ChangeInterest(breadth: .sources)).makeAsyncIterator()
    let before = try engine.read { try $0.newestEvent() }
    _ = try await engine.add(NewReaction(kind: "like", on: .activity(activity.id), userID: "bob"))
    #expect(try engine.read { try $0.newestEvent() } == before + 1)
    #expect(await held.next()?.reacted == [activity.id])
    #expect(await followed.next()?.feed == "timeline:bob")
    #expect(await sources.next()?.feed == "user:ann")
    try engine.close()
  }

  /// Whether it is asked from the followers' side or from the listeners', the answer is the same.
  @Test("the audience does not depend on which side is smaller", arguments: UInt64(0)..<8)
  func sides(seed: UInt64) async throws {
    var random = SeededNumbers(seed: seed)
    let engine = try Self.engine()
    let sources = (0..<4).map { FeedID(trusted: "user", "u\($0)") }
    let readers = (0..<12).map { FeedID(trusted: "timeline", "r\($0)") }
    for reader in readers {
      for source in sources where random.next(below: 2) == 0 {
        try await engine.follow([FollowRequest(reader, follows: source)])
      }
    }
    let activity = try await engine.add([.tweet(by: "ann", at: 1, to: [sources[1]])], to: sources[0])[0]
    try await engine.remove(activity.id, from: readers[random.next(below: 12)])
    _ = try await engine.add(NewReaction(kind: "like", on: .activity(activity.id), userID: "bob"))
    try engine.read { reading in
      for row in try reading.loggedChanges(after: 0, limit: 1000) {
        guard let audience = try ChangeAudience(reading, row) else { continue }
        func feeds(_ feeds: some Sequence<FeedID>, _ breadth: ChangeInterest.Breadth) throws -> Set<FeedID> {
          let interest = ChangeInterest(Set(feeds), breadth: breadth).snapshot
          var numbers = InterestNumbers()
          try numbers.update(for: interest, reading)
          return Set(try audience.feeds(in: interest, numbers))
        }
        let all = try feeds([], .everything)
        for feed in sources + readers {
          #expect(try feeds([feed], .named).contains(feed) == all.contains(feed), "\(feed) at \(row.event)")
        }
        #expect(try feeds(sources + readers, .named) == all)
      }
    }
    try engine.close()
  }

  @Test("a consumer that falls behind is told which feeds to read again, and then receives again")
  func fallingBehind() async throws {
    let engine = try Self.engine()
    let feeds: Set<FeedID> = ["user:ann", "user:bob"]
    let stream = try await engine.changes(of: feeds)
    let count = ChangeListener.capacity + 700
    try await engine.batch { batch in
      for second in 0..<count { _ = try batch.add([.tweet(by: "ann", at: second)], to: "user:ann") }
    }
    // Nobody reads until the stream has overflowed.
    while !engine.hub.hasListenerBehind { await Task.yield() }
    var changes = stream.makeAsyncIterator()
    var missed: Set<FeedID> = []
    var received = 0
    while missed != feeds, let change = await changes.next() {
      received += change.new.count
      if change.missedEarlier { missed.insert(change.feed) }
    }
    #expect(received <= ChangeListener.capacity)
    let later = try await engine.add([.tweet(by: "ann", at: count)], to: "user:ann")[0]
    while let change = await changes.next() {
      if change.new.map(\.id) == [later.id] { break }
    }
    try engine.close()
  }
}
