/// Asking for what arrived: at most one question is underway, and what happens meanwhile asks once more.
struct NewerRequest: Hashable, Sendable {
  private(set) var request: RequestID?
  private var isStale = false

  /// Whether to ask now; otherwise it is remembered.
  mutating func begin(_ request: RequestID) -> Bool {
    guard self.request == nil else {
      isStale = true
      return false
    }
    self.request = request
    return true
  }

  /// Whether the answer is the awaited one, and whether to ask again.
  mutating func finish(_ request: RequestID) -> (isCurrent: Bool, again: Bool) {
    guard self.request == request else { return (false, false) }
    defer { (self.request, isStale) = (nil, false) }
    return (true, isStale)
  }
}
