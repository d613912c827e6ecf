import FeedCore
import FeedEngine
import GRDB
import Testing

@testable import TweetExample

@Suite("The example program")
struct TweetExampleTests {
  private let app: TweetApp

  init() throws {
    let backend = try FeedEngine(inMemory: .standard)
    app = try TweetApp(database: DatabaseQueue(), backend: backend, settings: FeedSettings())
  }

  private func deliver() async throws { try await app.feeds.dispatcher.deliverPending() }

  @Test func tweetsReachFollowersAndLikesTheirAuthor() async throws {
    try await app.tweet("Before", by: "ann")
    try await app.follow("ann", by: "bob")
    awaitAnotherMillisecond()
    try await app.tweet("After", by: "ann")
    try await app.like(1, by: "bob")
    try await app.like(1, by: "bob")
    try await deliver()
    #expect(try await Page.text(app.timeline(of: "bob")) == "ann: After (#2)\nann: Before (#1)\n")
    let notifications = "* bob likes “Before” by ann\n* bob follows ann\n"
    #expect(try await Page.text(app.notifications(of: "ann")) == notifications)
    let seen = notifications.replacing("* ", with: "")
    #expect(try await Page.text(app.notifications(of: "ann")) == seen)
  }

  /// GRDB keeps dates to the millisecond: what happens within one has no order.
  private func awaitAnotherMillisecond() {
    func milliseconds() -> Int64 { Timestamp.now().microseconds / 1000 }
    let start = milliseconds()
    // Two, because a date is rounded to the nearest one.
    while milliseconds() < start + 2 {}
  }

  @Test func everyLikeIsShown() async throws {
    for text in ["One", "Two"] { try await app.tweet(text, by: "ann") }
    for (tweet, user) in [(1, "bob"), (2, "cem"), (1, "cem")] as [(Int64, String)] {
      awaitAnotherMillisecond()
      try await app.like(tweet, by: user)
    }
    try await deliver()
    let expected = ["cem likes “One”", "cem likes “Two”", "bob likes “One”"].map { "* \($0) by ann\n" }
      .joined()
    #expect(try await Page.text(app.notifications(of: "ann")) == expected)
  }

  @Test func whatIsUndoneLeavesTheFeeds() async throws {
    try await app.tweet("Short-lived", by: "ann")
    try await app.follow("ann", by: "bob")
    try await app.like(1, by: "bob")
    try await deliver()
    try await app.delete(1)
    try await deliver()
    #expect(try await Page.text(app.timeline(of: "bob")) == "")
    #expect(try await Page.text(app.notifications(of: "ann")) == "* bob follows ann\n")
    try await app.unfollow("ann", by: "bob")
    try await app.tweet("Unheard", by: "ann")
    try await deliver()
    #expect(try await Page.text(app.timeline(of: "bob")) == "")
  }

  @Test func aTweetThatDoesNotExistCannotBeLiked() async throws {
    await #expect(throws: FeedError(.notFound, "There is no tweet 9.")) { try await app.like(9, by: "bob") }
  }
}
