import FeedCore

/// When a request is sent again. Pure: the client waits and sends.
public struct RetryPolicy: Hashable, Sendable {
  /// How often one request is sent at most.
  public var attempts = 4
  /// Seconds before the second attempt; doubled each time.
  public var firstPause = 0.1
  public var longestPause = 10.0
  /// Whether a call that found no server, or lost it, is sent again; otherwise only one that the server
  /// responded to.
  public var repeatsConnectionFailures = true

  public init() {}

  public static let none: RetryPolicy = {
    var policy = RetryPolicy()
    policy.attempts = 1
    return policy
  }()

  /// How an attempt failed.
  public enum Failure: Hashable, Sendable {
    /// The connection was never there: the server cannot have seen the request.
    case notSent
    /// No answer came; the server may have done what was asked.
    case lost
    case answered(status: Int)
  }

  /// Seconds to wait before the next attempt; nil if the failure is final.
  ///
  /// - Parameters:
  ///   - attempt: how many were made, from 1.
  ///   - isRepeatable: whether doing the request twice is the same as doing it once.
  ///   - wait: seconds the server asked for.
  ///   - jitter: 0…1, so that many clients do not come back at the same moment.
  public func pause(
    after failure: Failure,
    attempt: Int,
    isRepeatable: Bool,
    wait: Double? = nil,
    jitter: Double
  ) -> Double? {
    guard attempt < attempts, isWorthwhile(failure, isRepeatable) else { return nil }
    // A header may contain anything, also that there is no number: NaN is not a pause, and no comparison
    // holds
    // for it.
    if let wait { return wait <= longestPause ? max(wait, 0) : nil }
    var pause = firstPause
    for _ in 1..<max(attempt, 1) { pause *= 2 }
    return min(pause, longestPause) * (0.5 + jitter / 2)
  }

  private func isWorthwhile(_ failure: Failure, _ isRepeatable: Bool) -> Bool {
    switch failure {
    case .answered(429): true
    case .notSent: repeatsConnectionFailures
    case .lost: repeatsConnectionFailures && isRepeatable
    case .answered(let status):
      isRepeatable && (status == 408 || status == 500 || (502...504).contains(status))
    }
  }
}
