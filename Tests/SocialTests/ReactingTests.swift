import FeedCore
import Social
import Testing

@Suite struct ReactingTests {
  @Test func likingTwiceIsOneLikeAndTellsTheAuthorOnce() async throws {
    let town = try await Town("ann", "bob", "cleo")
    try await town["cleo"].follow("bob")
    let post = try await town["ann"].post("Hi")
    let first = try await town["bob"].like(post.id)
    let second = try await town["bob"].like(post.id)
    #expect(first.id == second.id)
    #expect(try await town.counts(post.id) == ["like": 1])
    #expect(try await town.notifications("ann") == ["bob like"])
    #expect(try await town.timeline("cleo") == ["like"])
    let seen = try await town["bob"].activity(post.id)
    #expect(seen.reactions?.own?["like"]?.count == 1)
  }

  @Test func likesFromTwoProgramsAtOnceAreOne() async throws {
    let town = try await Town("ann", "bob")
    let post = try await town["ann"].post("Hi")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 { group.addTask { try await town["bob"].like(post.id) } }
      try await group.waitForAll()
    }
    #expect(try await town.counts(post.id) == ["like": 1])
  }

  @Test func unlikingUndoesEverythingAndMayBeRepeated() async throws {
    let town = try await Town("ann", "bob")
    let post = try await town["ann"].post("Hi")
    try await town["bob"].like(post.id)
    try await town["bob"].unlike(post.id)
    try await town["bob"].unlike(post.id)
    #expect(try await town.counts(post.id) == [:])
    #expect(try await town.notifications("ann") == [])
    try await town["bob"].like(post.id)
    #expect(try await town.counts(post.id) == ["like": 1])
  }

  @Test func onesOwnLikeNotifiesNobody() async throws {
    let town = try await Town("ann")
    let post = try await town["ann"].post("Hi")
    try await town["ann"].like(post.id)
    #expect(try await town.counts(post.id) == ["like": 1])
    #expect(try await town.notifications("ann") == [])
  }

  @Test func likingARepostLikesWhatWasReposted() async throws {
    let town = try await Town("ann", "bob", "cleo")
    let post = try await town["ann"].post("Hi")
    let repost = try await town["bob"].repost(post.id)
    try await town["cleo"].like(repost.id)
    #expect(try await town.counts(post.id) == ["like": 1, "repost": 1])
    #expect(try await town.counts(repost.id) == [:])
    #expect(repost.subject.id == post.id)
  }

  @Test func aQuoteIsLikedItself() async throws {
    let town = try await Town("ann", "bob", "cleo")
    let post = try await town["ann"].post("Hi")
    let quote = try await town["bob"].repost(post.id, text: "So true")
    try await town["cleo"].like(quote.id)
    #expect(try await town.counts(quote.id) == ["like": 1])
    #expect(try await town.notifications("bob") == ["cleo like"])
  }

  @Test func repostingTwiceIsOneAndCanBeUndone() async throws {
    let town = try await Town("ann", "bob", "cleo")
    try await town["cleo"].follow("bob")
    let post = try await town["ann"].post("Hi")
    let first = try await town["bob"].repost(post.id)
    let second = try await town["bob"].repost(first.id)
    #expect(first.id == second.id)
    #expect(try await town.timeline("cleo") == ["repost"])
    #expect(try await town.notifications("ann") == ["bob repost"])
    try await town["bob"].undoRepost(post.id)
    try await town["bob"].undoRepost(post.id)
    #expect(try await town.timeline("cleo") == [])
    #expect(try await town.counts(post.id) == [:])
    #expect(try await town.notifications("ann") == [])
  }

  @Test func reactingToSomethingDeletedSaysSo() async throws {
    let town = try await Town("ann", "bob")
    let post = try await town["ann"].post("Hi")
    let repost = try await town["bob"].repost(post.id)
    try await town["ann"].delete(post.id)
    await expectFailure(.notFound) { try await town["bob"].like(post.id) }
    await expectFailure(.notFound) { try await town["bob"].like(repost.id) }
    let shown = try await town["bob"].activity(repost.id)
    #expect(shown.hasLostSubject)
  }
}
