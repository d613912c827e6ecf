/// How far a list or page has come with what it asked for.
enum Loading: Hashable, Sendable {
  /// Nothing was asked for yet.
  case none
  case underway(RequestID)
  case loaded
  /// One sentence for a person.
  case failed(String)

  var isUnderway: Bool { if case .underway = self { true } else { false } }

  func isWaiting(for request: RequestID) -> Bool { self == .underway(request) }
}
