import FeedCore
import Social
import Testing

@Suite struct ReadingTests {
  @Test func pagesLeadOn() async throws {
    let town = try await Town("ann")
    for number in 0..<5 { try await town["ann"].post("\(number)") }
    let ann = try town["ann"]
    var page = try await ann.page(ann.feeds.user, limit: 2)
    var texts = page.activities.map(\.summary)
    while let next = page.next {
      page = try await ann.page(ann.feeds.user, next)
      texts += page.activities.map(\.summary)
      #expect(page.activities.allSatisfy { $0.reactions?.counts != nil })
    }
    #expect(texts == ["4", "3", "2", "1", "0"])
  }

  @Test func badgesCountGroupsUntilTheyAreMarked() async throws {
    let town = try await Town("ann", "bob")
    #expect(try await town["ann"].badges() == Badges(unseen: 0, unread: 0))
    try await town["bob"].follow("ann")
    try await town["bob"].post("@ann hi")
    let ann = try town["ann"]
    #expect(try await ann.badges() == Badges(unseen: 2, unread: 2))
    let newest = try #require(try await ann.page(ann.feeds.notification).groups.first)
    try await ann.markSeen(.all)
    #expect(try await ann.badges() == Badges(unseen: 0, unread: 2))
    try await ann.markRead(.ids([newest.id]))
    #expect(try await ann.badges() == Badges(unseen: 0, unread: 1))
    try await ann.markRead()
    #expect(try await ann.badges() == Badges(unseen: 0, unread: 0))
  }

  @Test func changesArriveLive() async throws {
    let town = try await Town("ann", "bob")
    try await town["ann"].follow("bob")
    let ann = try town["ann"]
    let changes = try await ann.changes()
    let post = try await town["bob"].post("Live")
    for await change in changes where change.feed == ann.feeds.timeline {
      #expect(change.new.map(\.id) == [post.id])
      #expect(change.new.first?.summary == "Live")
      break
    }
  }

  @Test func searchFindsWordsWithTheReadersReactions() async throws {
    let town = try await Town("ann", "bob")
    let post = try await town["bob"].post("Ripe pears in the garden")
    try await town["bob"].post("Nothing")
    try await town["ann"].like(post.id)
    let found = try await town["ann"].search("garden pears")
    #expect(found.map(\.id) == [post.id])
    #expect(found.first?.reactions?.own?["like"]?.count == 1)
    #expect(try await town["ann"].search("nowhere").isEmpty)
    await expectFailure(.input) { try await town["ann"].search("  ") }
  }
}
