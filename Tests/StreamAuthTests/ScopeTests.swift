import FeedCore
import StreamAuth
import Testing

@Suite struct ScopeTests {
  private func allows(_ claims: TokenClaims, _ scope: TokenScope) -> Bool {
    (try? scope.check(claims)) != nil
  }
  private let readUser1 = TokenScope(["feed"], [.read], feed: "user:1")

  @Test func starsAndExactMatchesPass() {
    #expect(allows(.server(), readUser1))
    #expect(allows(.feed("user:1", "feed", "read"), readUser1))
    #expect(allows(.readOnly("user:1"), readUser1))
    #expect(
      allows(TokenClaims(resource: "activities,feed", action: "write,read", feedID: "user2,user1"), readUser1)
    )
  }

  @Test func otherResourcesActionsAndFeedsDoNot() {
    #expect(!allows(.feed("user:1", "follower", "read"), readUser1))
    #expect(!allows(.feed("user:1", "feed", "write"), readUser1))
    #expect(!allows(.feed("user:2", "feed", "read"), readUser1))
    #expect(!allows(.readOnly("user:1"), TokenScope(["feed"], [.write], feed: "user:1")))
  }

  @Test func aTokenForOneFeedDoesNotCoverTheWholeApp() {
    #expect(!allows(.feed("user:1", "*", "*"), TokenScope(["users"], [.delete])))
    #expect(allows(.server("users", "delete"), TokenScope(["users"], [.delete])))
  }
}
