import FeedCore
import Foundation
import Synchronization

/// Lets work into the database until it is closed, and lets it close once that work is done.
///
/// GRDB crashes when a closed connection is used, and a timeline may just be about to fill its inbox.
final class OpenDatabaseGuard: Sendable {
  private let isClosed = Mutex(false)
  private let inside = DispatchGroup()

  /// - Throws: `FeedError` with code `storage` once the gate is closed.
  func enter() throws -> Lease {
    try isClosed.withLock { isClosed in
      guard !isClosed else { throw FeedError(.storage, "The feeds are closed; open them again.") }
      inside.enter()
      return Lease(inside)
    }
  }

  /// Waits for the work that is inside.
  ///
  /// - Returns: false where it was closed before.
  func close() -> Bool {
    let isFirst = isClosed.withLock { isClosed in
      defer { isClosed = true }
      return !isClosed
    }
    if isFirst { inside.wait() }
    return isFirst
  }

  /// Somebody is inside until this is given back, at the latest when it goes.
  final class Lease: Sendable {
    private let inside: Mutex<DispatchGroup?>

    init(_ inside: DispatchGroup) { self.inside = Mutex(inside) }

    deinit { release() }

    func release() {
      inside.withLock { inside in
        inside?.leave()
        inside = nil
      }
    }
  }
}
