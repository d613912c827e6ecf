import Synchronization

/// Whether the server responds, as far as the last calls show.
final class Reachability: Sendable {
  private let away = Mutex(false)

  var isAway: Bool { away.withLock { $0 } }

  /// - Returns: whether that is news.
  @discardableResult
  func set(isAway: Bool) -> Bool {
    away.withLock { away in
      defer { away = isAway }
      return away != isAway
    }
  }
}
