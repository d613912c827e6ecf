import FeedCore

/// Time, as far as the reader needs it.
@MainActor package protocol ReaderClock: AnyObject {
  var now: Timestamp { get }
  /// Calls back once after a while, unless it is cancelled before.
  func after(milliseconds: Int, _ action: @escaping @MainActor () -> Void) -> ClockTask
}

/// Something that will happen, and can be called off.
@MainActor package final class ClockTask {
  private var onCancel: (() -> Void)?

  package init(_ onCancel: @escaping () -> Void) { self.onCancel = onCancel }

  package func cancel() {
    onCancel?()
    onCancel = nil
  }
}

/// The machine's clock.
@MainActor package final class SystemClock: ReaderClock {
  package init() {}

  package var now: Timestamp { .now() }

  package func after(milliseconds: Int, _ action: @escaping @MainActor () -> Void) -> ClockTask {
    let task = Task { @MainActor in
      try? await Task.sleep(for: .milliseconds(milliseconds))
      if !Task.isCancelled { action() }
    }
    return ClockTask { task.cancel() }
  }
}

/// A clock that stands still until it is told to go on.
@MainActor package final class ManualClock: ReaderClock {
  package private(set) var now: Timestamp
  private var waiting: [(number: Int, at: Timestamp, action: @MainActor () -> Void)] = []
  private var lastNumber = 0

  package init(_ now: Timestamp) { self.now = now }

  package func after(milliseconds: Int, _ action: @escaping @MainActor () -> Void) -> ClockTask {
    lastNumber += 1
    let number = lastNumber
    waiting.append((number, now.advanced(bySeconds: Double(milliseconds) / 1000), action))
    return ClockTask { [weak self] in self?.waiting.removeAll { $0.number == number } }
  }

  /// Lets time pass; what becomes due happens in order.
  package func advance(milliseconds: Int) {
    let end = now.advanced(bySeconds: Double(milliseconds) / 1000)
    while let next = waiting.min(by: { $0.at < $1.at }), next.at <= end {
      now = max(now, next.at)
      waiting.removeAll { $0.number == next.number }
      next.action()
    }
    now = end
  }
}
