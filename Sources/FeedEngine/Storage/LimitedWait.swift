import Foundation
import Synchronization

/// Waiting for another program, with a limit, and not in silence.
final class LimitedWait: Sendable {
  /// Seconds after which it gives up.
  let limit: Int
  private let sentence: String
  private let notify: (@Sendable (String) -> Void)?
  private let start = Mutex(ContinuousClock.now)

  /// Milliseconds between tries for the first second, then longer. SQLite's own busy handler soon sleeps 100
  /// ms, and would sleep through the pauses of a program that writes in portions.
  private static let pauses: [UInt32] = [1, 1, 2, 2] + Array(repeating: 4, count: 250) + [10, 20, 50]
  /// How long a program that writes in portions pauses, so that the others find the file unlocked.
  static let usualPause = Duration.milliseconds(6)
  /// Waiting is worth a word from here on.
  private static let silence = Duration.milliseconds(500)

  /// - Parameters:
  ///   - sentence: what is waited for.
  ///   - notify: receives the sentence once for each wait that is not short.
  init(limit: Int, _ sentence: String, _ notify: (@Sendable (String) -> Void)?) {
    self.limit = limit
    self.sentence = sentence
    self.notify = notify
  }

  /// Sleeps for a moment. Tries count from 0, where a wait begins.
  ///
  /// - Returns: whether to try again; false after the limit.
  func pause(afterTries tries: Int) -> Bool {
    let waited = start.withLock { start in
      if tries == 0 { start = .now }
      return ContinuousClock.now - start
    }
    guard waited < .seconds(clamping: Double(limit)) else { return false }
    let pause = Self.pauses[min(max(tries, 0), Self.pauses.count - 1)]
    if waited < Self.silence, waited + .milliseconds(Int(pause)) >= Self.silence { notify?(sentence) }
    usleep(pause * 1000)
    return true
  }
}
