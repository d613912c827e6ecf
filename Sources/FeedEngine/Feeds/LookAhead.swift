/// How far a filtered page looks: entries that the filter leaves out cost as much as those that it shows.
struct LookAhead {
  /// The most entries of a flat feed, or activities of groups: some 10 ms.
  static let most = 2000

  private var looked = 0
  private var last: ActivityPosition?
  private var isOver = false

  /// Where the page stopped looking although more follows.
  var end: ActivityPosition? { isOver ? last : nil }

  /// Counts the entry at `position`.
  ///
  /// - Returns: whether the page may look at it.
  mutating func reaches(_ position: ActivityPosition) -> Bool {
    guard looked < Self.most else {
      isOver = true
      return false
    }
    looked += 1
    last = position
    return true
  }
}
