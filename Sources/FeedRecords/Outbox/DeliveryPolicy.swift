import FeedCore

/// When a delivery that failed is tried again.
public struct DeliveryPolicy: Sendable {
  /// Seconds before the first repetition; each further one waits twice as long.
  public var firstDelay: Double
  /// The longest wait, in seconds.
  public var longestDelay: Double
  /// How often to look for entries that other processes saved, in seconds. Those of this process are seen at
  /// once.
  public var pollInterval: Double
  /// How many entries are taken at a time.
  public var batchSize: Int
  /// After so many attempts the entry is suspected rather than the backend: if the next one can be delivered
  /// and this one still cannot, it is set aside and holds up no others.
  public var patience: Int

  /// The times are in seconds.
  public init(
    firstDelay: Double = 0.5,
    longestDelay: Double = 60,
    pollInterval: Double = 1,
    batchSize: Int = 100,
    patience: Int = 10
  ) {
    self.firstDelay = firstDelay
    self.longestDelay = longestDelay
    self.pollInterval = pollInterval
    self.batchSize = batchSize
    self.patience = patience
  }

  /// Seconds to wait after so many failures in a row, at least one.
  ///
  /// - Parameter jitter: 0…1, random, so that many programs do not return at the same moment.
  public func delay(afterFailures failures: Int, jitter: Double) -> Double {
    let repetitions = min(max(failures, 1), 64) - 1
    var delay = firstDelay
    for _ in 0..<repetitions where delay < longestDelay { delay *= 2 }
    return min(delay, longestDelay) * (0.75 + 0.25 * jitter)
  }

  /// Whether trying the same again may work. A refusal of this very message will not change.
  static func isTemporary(_ error: any Error) -> Bool {
    guard let error = error as? FeedError else { return true }
    switch error.code {
    case .configuration, .storage, .timeout, .unreachable, .internalError, .rateLimit, .apiKey,
      .authentication, .siteSuspended:
      return true
    default: return error.status >= 500 || error.status == 408 || error.status == 429
    }
  }
}
