import Foundation
import Synchronization

/// Counts the connections of each user of a Unix socket, so that nobody takes them all.
final class PeerConnections: Sendable {
  private let limit: Int
  private let open = Mutex<[uid_t: Int]>([:])

  init(limit: Int) { self.limit = limit }

  /// - Returns: false where the user has as many as one may have; a connection that was counted has to `leave`.
  func enter(_ user: uid_t) -> Bool {
    open.withLock { open in
      let count = open[user, default: 0]
      guard count < limit else { return false }
      open[user] = count + 1
      return true
    }
  }

  func leave(_ user: uid_t) {
    open.withLock { open in
      let count = open[user, default: 1] - 1
      open[user] = count > 0 ? count : nil
    }
  }
}
