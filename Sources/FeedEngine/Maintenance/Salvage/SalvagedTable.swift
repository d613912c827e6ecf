import FeedCore

/// The tables that a dump is made of, and what a row of each looks like.
///
/// Rows are recognized by their shape where the list of tables, or the way to a page, is lost. A row that a
/// table cannot hold is damage wherever it was found.
enum SalvagedTable: String, CaseIterable {
  case feed, publication, user, object, activity, follow, reaction

  /// Whether its rows have numbers; the others lie in the tree of their key.
  private var hasNumbers: Bool { self != .follow }

  /// Whether `row` can be one of this table.
  func accepts(_ row: Record) -> Bool {
    guard (row.number != nil) == hasNumbers else { return false }
    let kinds = columns
    // Columns that later versions add come last, and rows from before have none of them.
    guard row.values.count >= kinds.count, row.values.count <= kinds.count + Self.laterColumns else {
      return false
    }
    return zip(kinds, row.values).allSatisfy { $0.accepts($1) } && isPlausible(row)
  }

  private static let laterColumns = 4

  private enum Column {
    /// The row's number, which the tree holds in its place.
    case number
    case int, optionalInt, text, optionalText

    func accepts(_ value: Record.Value) -> Bool {
      switch (self, value) {
      case (.number, .null), (.optionalInt, .null), (.optionalText, .null): true
      case (.int, .int), (.optionalInt, .int): true
      case (.text, .text), (.optionalText, .text): true
      default: false
      }
    }
  }

  private var columns: [Column] {
    switch self {
    case .feed: [.number, .text, .text, .int, .int]
    case .publication: [.number, .int, .int, .int, .int, .int, .int, .int]
    case .user: [.number, .text, .text, .int, .int]
    case .object: [.number, .text, .text, .text, .optionalText, .int, .int]
    case .activity: [.number, .int, .int, .text, .text, .text, .text, .text, .text, .text]
    case .follow: [.int, .int, .int, .int, .int, .optionalInt, .int, .int]
    case .reaction:
      [
        .number, .text, .text, .int, .int, .text, .optionalInt, .int, .text, .text, .text, .int, .int,
        .optionalInt,
      ]
    }
  }

  /// Feeds and users have the same columns; what is in them differs.
  private func isPlausible(_ row: Record) -> Bool {
    switch self {
    case .feed: [1, 2].allSatisfy { row.values[$0].text.map(FeedID.isValid) ?? false }
    case .user: row.values[2].text.map { $0.isEmpty || $0.hasPrefix("{") } ?? false
    default: true
    }
  }
}
