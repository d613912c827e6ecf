/// Asking for what arrived: at most one question is underway, and what happens meanwhile asks once more.
struct NewerRequest: Hashable, Sendable {
  private(set) var request: RequestID?
  /// Whether the question underway is for the whole first page.
  private(set) var isFromStart = false
  private var isStale = false
  private var wantsStart = false

  /// Whether to ask now; otherwise it is remembered.
  mutating func begin(_ request: RequestID, fromStart: Bool) -> Bool {
    guard self.request == nil else {
      isStale = true
      wantsStart = wantsStart || fromStart
      return false
    }
    self.request = request
    isFromStart = fromStart
    return true
  }

  /// Whether the answer is the awaited one, and what to ask next: nil for nothing, true for the first page.
  mutating func finish(_ request: RequestID) -> (isCurrent: Bool, nextFromStart: Bool?) {
    guard self.request == request else { return (false, nil) }
    defer { self = NewerRequest() }
    return (true, isStale ? wantsStart : nil)
  }
}
