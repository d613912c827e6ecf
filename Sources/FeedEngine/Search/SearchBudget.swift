/// What bounds the cost of one page of a search.
struct SearchBounds {
  /// Up to this many hits are all looked up and sorted; for more, entries are walked in order until a page is
  /// full. Both cost a few milliseconds at the limit, with 1,000,000 entries.
  var sorted = 2000
  /// If more words than this share a start that is searched for, it is looked for in texts: finding a word
  /// takes some 40 microseconds.
  var words = 50
  /// See `SearchBudget`.
  var budget = 30_000

  func mostSorted(_ limit: Int) -> Int { sorted + 4 * min(limit, 10_000) }
}

/// How much one page of a search may cost, so that each takes milliseconds whatever is searched for.
///
/// A unit is one row of an index, about a quarter of a microsecond.
struct SearchBudget {
  private var left: Int

  init(_ bounds: SearchBounds) { left = bounds.budget }

  var isSpent: Bool { left <= 0 }

  mutating func spend(_ cost: Cost, times: Int = 1) { left -= cost.units * times }

  enum Cost {
    /// An entry of an index that is walked.
    case entry
    /// A row that is looked up.
    case row
    /// A question to the text index.
    case lookup
    /// A text that is split into words.
    case text(bytes: Int)

    fileprivate var units: Int {
      switch self {
      case .entry: 1
      case .row: 6
      case .lookup: 100
      case .text(let bytes): 40 + bytes / 8
      }
    }
  }
}
