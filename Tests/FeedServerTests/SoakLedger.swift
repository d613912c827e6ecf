import FeedCore
import Synchronization

/// What was sent, and what arrived at each session of a soak.
final class SoakLedger: Sendable {
  enum Event: Hashable {
    case new(ActivityID)
    case deleted(ActivityID)
    case reacted(ActivityID)
  }

  private struct State {
    /// How often each event is to arrive at each of its sessions.
    var expected: [Int: [Event: Int]] = [:]
    var arrived: [Int: [Event: Int]] = [:]
    var sent: [Event: ContinuousClock.Instant] = [:]
    var delays: [Duration] = []
    var missedEarlier = 0
  }

  private let state = Mutex(State())

  /// To be called before the event is caused, so that it cannot arrive first.
  func expect(_ event: Event, at sessions: some Sequence<Int>) {
    state.withLock { state in
      if case .new = event { state.sent[event] = .now }
      for session in sessions { state.expected[session, default: [:]][event, default: 0] += 1 }
    }
  }

  func arrived(_ change: FeedChange, at session: Int) {
    let events =
      change.new.map { Event.new($0.id) } + change.deleted.map { .deleted($0) }
      + change.reacted.map { .reacted($0) }
    state.withLock { state in
      for event in events {
        state.arrived[session, default: [:]][event, default: 0] += 1
        if let sent = state.sent[event] { state.delays.append(.now - sent) }
      }
      if change.missedEarlier { state.missedEarlier += 1 }
    }
  }

  /// Whether all that was expected of `event` so far has arrived at all of `sessions`.
  func hasArrived(_ event: Event, at sessions: some Sequence<Int>) -> Bool {
    state.withLock { state in
      sessions.allSatisfy {
        state.arrived[$0]?[event, default: 0] ?? 0 >= state.expected[$0]?[event, default: 0] ?? 0
      }
    }
  }

  /// What is missing, came twice or came without being expected, a line each.
  var differences: [String] {
    state.withLock { state in
      Set(state.expected.keys).union(state.arrived.keys).sorted().flatMap { session in
        let (expected, arrived) = (state.expected[session] ?? [:], state.arrived[session] ?? [:])
        return Set(expected.keys).union(arrived.keys)
          .filter { expected[$0] != arrived[$0] }
          .map { "session \(session): \($0) \(arrived[$0] ?? 0) times, not \(expected[$0] ?? 0)" }
      }
    }
  }

  var missedEarlier: Int { state.withLock { $0.missedEarlier } }

  /// How many events arrived in all.
  var count: Int { state.withLock { $0.arrived.values.reduce(0) { $0 + $1.values.reduce(0, +) } } }

  /// Milliseconds from the request to the arrival of a publication, of that share of all.
  func delay(_ share: Double) -> Double {
    let sorted = state.withLock { $0.delays.sorted() }
    guard !sorted.isEmpty else { return .nan }
    return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))] / .milliseconds(1)
  }
}

/// A value that several tasks change.
final class LockedValue<Value: Sendable>: Sendable {
  private let value: Mutex<Value>

  init(_ value: Value) { self.value = Mutex(value) }

  func withLock<Result: Sendable>(_ body: (inout sending Value) throws -> sending Result) rethrows -> Result {
    try value.withLock(body)
  }
}
