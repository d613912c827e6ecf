import FeedCore
import Social
import Testing

@Suite struct OwnThingsTests {
  @Test func editingChangesTheTextEverywhereAndTellsTheNewlyMentioned() async throws {
    let town = try await Town("ann", "bob", "cleo")
    try await town["bob"].follow("ann")
    let post = try await town["ann"].post("Helo @bob")
    let edited = try await town["ann"].edit(post.id, "Hello @bob @cleo #typo")
    #expect(edited.summary == "Hello @bob @cleo #typo")
    #expect(try await town.timeline("bob") == ["Hello @bob @cleo #typo"])
    #expect(try await town.notifications("cleo") == ["ann tweet"])
    #expect(try await town.notifications("bob") == ["ann tweet"])
    guard case .object(let object) = edited.values["object"] else { return #expect(Bool(false)) }
    #expect(object.data["hashtags"] == ["typo"] && object.data["edited"] == true)
  }

  @Test func aQuotesWordsCanBeChanged() async throws {
    let town = try await Town("ann", "bob")
    let post = try await town["ann"].post("Hi")
    let quote = try await town["bob"].repost(post.id, text: "So tru")
    let edited = try await town["bob"].edit(quote.id, "So true")
    #expect(edited.activity.custom["text"] == "So true")
  }

  @Test func deletingTakesTheObjectAndTheReactionsAlong() async throws {
    let town = try await Town("ann", "bob")
    try await town["bob"].follow("ann")
    let post = try await town["ann"].post("Hi")
    guard case .object(let object) = post.values["object"] else { return #expect(Bool(false)) }
    let comment = try await town["bob"].comment(on: post.id, "Hello")
    try await town["bob"].like(post.id)
    try await town["ann"].delete(post.id)
    #expect(try await town.timeline("bob") == [])
    #expect(try await town.engine.objects([object.foreignID]).isEmpty)
    #expect(try await town.engine.reactions([comment.id], includingDeleted: true).isEmpty)
    #expect(try await town.notifications("ann") == ["bob follow"])
    await expectFailure(.notFound) { try await town["ann"].delete(post.id) }
  }

  @Test func othersThingsAreNotYoursToChange() async throws {
    let town = try await Town("ann", "bob")
    let post = try await town["ann"].post("Hi")
    let error = await expectFailure(.notAllowed) { try await town["bob"].delete(post.id) }
    #expect(error?.detail.contains("ann") == true)
    await expectFailure(.notAllowed) { try await town["bob"].edit(post.id, "x") }
    #expect(try await town["bob"].activity(post.id).summary == "Hi")
  }

  @Test func deletingALikesEntryTakesTheLikeBack() async throws {
    let town = try await Town("ann", "bob")
    let post = try await town["ann"].post("Hi")
    try await town["bob"].like(post.id)
    let bob = try town["bob"]
    let entry = try #require(try await bob.page(bob.feeds.user).activities.first)
    try await bob.delete(entry.id)
    #expect(try await town.counts(post.id) == [:])
  }

  @Test func deletingARepostUncountsIt() async throws {
    let town = try await Town("ann", "bob")
    let post = try await town["ann"].post("Hi")
    let repost = try await town["bob"].repost(post.id)
    try await town["bob"].delete(repost.id)
    #expect(try await town.counts(post.id) == [:])
  }

  @Test func aLikeHasNoTextToChange() async throws {
    let town = try await Town("ann", "bob")
    let post = try await town["ann"].post("Hi")
    try await town["bob"].like(post.id)
    let bob = try town["bob"]
    let entry = try #require(try await bob.page(bob.feeds.user).activities.first)
    await expectFailure(.notAllowed) { try await bob.edit(entry.id, "x") }
  }
}
