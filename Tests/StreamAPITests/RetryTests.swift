import FeedCore
import StreamAPI
import Testing

/// When a request may be sent again.
@Suite struct RetryTests {
  private let policy = RetryPolicy()

  @Test func whatWasNotSentIsSentAgain() {
    #expect(policy.pause(after: .notSent, attempt: 1, isRepeatable: false, jitter: 1) == 0.1)
    #expect(policy.pause(after: .notSent, attempt: 3, isRepeatable: false, jitter: 1) == 0.4)
  }

  @Test func whatMayHaveHappenedIsOnlySentAgainWhereTwiceIsOnce() {
    #expect(policy.pause(after: .lost, attempt: 1, isRepeatable: false, jitter: 0) == nil)
    #expect(policy.pause(after: .lost, attempt: 1, isRepeatable: true, jitter: 0) != nil)
    #expect(policy.pause(after: .answered(status: 503), attempt: 1, isRepeatable: false, jitter: 0) == nil)
    #expect(policy.pause(after: .answered(status: 503), attempt: 1, isRepeatable: true, jitter: 0) != nil)
  }

  @Test(arguments: [400, 401, 403, 404, 409, 413])
  func aRefusalIsFinal(_ status: Int) {
    #expect(policy.pause(after: .answered(status: status), attempt: 1, isRepeatable: true, jitter: 0) == nil)
  }

  @Test func theServersWishIsHonoured() {
    let limited = RetryPolicy.Failure.answered(status: 429)
    #expect(policy.pause(after: limited, attempt: 1, isRepeatable: false, wait: 2.5, jitter: 0) == 2.5)
    #expect(policy.pause(after: limited, attempt: 1, isRepeatable: false, wait: 60, jitter: 0) == nil)
  }

  @Test func attemptsAreCounted() {
    #expect(policy.pause(after: .notSent, attempt: 4, isRepeatable: true, jitter: 0) == nil)
    #expect(RetryPolicy.none.pause(after: .notSent, attempt: 1, isRepeatable: true, jitter: 0) == nil)
  }
}
