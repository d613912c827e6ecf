import Synchronization

/// Counts the bytes of all texts that wait to be sent.
final class ByteBudget: Sendable {
  private let limit: Int
  private let used = Atomic(0)

  init(limit: Int) { self.limit = limit }

  var bytes: Int { used.load(ordering: .relaxed) }
  var isExceeded: Bool { bytes > limit }

  func add(_ count: Int) { used.add(count, ordering: .relaxed) }
  func subtract(_ count: Int) { used.subtract(count, ordering: .relaxed) }
}

/// A text for any number of listeners, kept once and counted in a budget until the last of them has received
/// it.
final class RealtimeText: Sendable {
  let text: String
  private let budget: ByteBudget

  init(_ text: String, in budget: ByteBudget) {
    self.text = text
    self.budget = budget
    budget.add(text.utf8.count)
  }

  deinit { budget.subtract(text.utf8.count) }

  var count: Int { text.utf8.count }
}
