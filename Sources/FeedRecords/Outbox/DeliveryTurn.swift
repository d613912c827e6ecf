/// How the entries of one batch fared.
struct DeliveryTurn: Sendable {
  typealias Suspect = (entry: OutboxEntry, error: any Error)

  var delivered: [OutboxEntry] = []
  /// Entries to be set aside, and why.
  var refused: [(Int64, any Error)] = []
  /// The first that failed for a reason that may pass: the backend's fault, or its own.
  var suspect: Suspect?
  /// Why the turn ended before its last entry.
  var interruption: (any Error)?

  /// An entry that failed often lets another one try; any other failure ends the turn.
  mutating func noteFailure(of entry: OutboxEntry, _ error: any Error, _ policy: DeliveryPolicy) {
    if suspect != nil || entry.attempts + 1 < policy.patience { interruption = suspect?.error ?? error }
    if suspect == nil { suspect = (entry, error) }
  }

  /// Without another to compare with, a suspect is a failure like any other.
  mutating func end() {
    if let suspect, interruption == nil { interruption = suspect.error }
  }
}
