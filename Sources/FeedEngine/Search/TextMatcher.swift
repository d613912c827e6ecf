import FeedCore
import GRDB

/// Finds out which rows of one kind contain what is looked for.
struct TextMatcher {
  /// Rows this far apart are asked for together.
  private static let widestGap: Int64 = 64
  /// How many tokens are counted: beyond, looking for a rare one costs more than it saves.
  private static let mostCounted = 8

  let kind: SearchKind
  let query: TextQuery
  private let reading: Reading
  private let tokenizer: any FTS5Tokenizer

  init(_ reading: Reading, _ kind: SearchKind, _ pieces: [SearchPiece], _ bounds: SearchBounds) throws {
    self.reading = reading
    self.kind = kind
    query = try TextQuery(pieces, kind, reading, mostWords: bounds.words)
    tokenizer = try reading.searchTokenizer()
  }

  /// All rows that contain all of it, or more where `query.isPartial`; nil if nothing in it is in at most
  /// `count` texts.
  func listed(_ count: Int) throws -> [Int64]? {
    if query.isImpossible { return [] }
    if let whole = query.whole, try isAnyRare(count) {
      return try reading.sql("SELECT rowid FROM \(kind)_text WHERE \(kind)_text MATCH ?").all(whole) {
        $0.int(0)
      }
    }
    // Many words with the same start may all be rare.
    let occurrences = try reading.sql(
      "SELECT doc FROM \(kind)_text_word WHERE term >= ?1 AND term < ?1 || x'F7' LIMIT ?2"
    )
    for start in query.broadStarts.prefix(Self.mostCounted) {
      let rows = try occurrences.all(start, count + 1) { $0.int(0) }
      if rows.count <= count { return Set(rows).sorted() }
    }
    return nil
  }

  /// Whether some token occurs in at most `count` texts.
  private func isAnyRare(_ count: Int) throws -> Bool {
    let probe = try reading.sql(
      "SELECT rowid FROM \(kind)_text WHERE \(kind)_text MATCH ? LIMIT 1 OFFSET ?"
    )
    return try query.tokens.prefix(Self.mostCounted).contains { token in
      try probe.first(token, count) { _ in true } == nil
    }
  }

  /// Those of `rows` that contain all of it.
  ///
  /// Each token is looked up by itself: FTS5 would look for the next text that has them all through the whole
  /// index.
  func matches(_ rows: [Int64], _ budget: inout SearchBudget) throws -> Set<Int64> {
    guard !query.isImpossible else { return [] }
    let statement = try reading.sql(
      "SELECT rowid FROM \(kind)_text WHERE \(kind)_text MATCH ? AND rowid BETWEEN ? AND ?"
    )
    var left = rows.sorted()
    for token in query.tokens {
      var found: Set<Int64> = []
      for run in Self.runs(of: left) {
        budget.spend(.lookup)
        try statement.each(token, run.lowerBound, run.upperBound) { found.insert($0.int(0)) }
      }
      left.removeAll { !found.contains($0) }
    }
    guard query.tokensAreLoose else { return Set(left) }
    return Set(try left.filter { try occurs(in: $0, &budget) })
  }

  /// Whether the text of `row` contains all of it.
  func occurs(in row: Int64, _ budget: inout SearchBudget) throws -> Bool {
    let (number, name, fields) = kind.columns
    let text = try reading.sql("SELECT \(name), \(fields) FROM \(kind) WHERE \(number) = ?").first(row) {
      try SearchableText.indexed(name: $0.text(0), fields: $0.fields(1))
    }
    guard let text else { return false }
    budget.spend(.text(bytes: text.utf8.count))
    let words = try tokenizer.tokenize(document: text).map(\.token)
    return query.pieces.allSatisfy { $0.occurs(in: words) }
  }

  /// Ranges that have all of `rows`, which ascend, and little else.
  private static func runs(of rows: [Int64]) -> [ClosedRange<Int64>] {
    var runs: [ClosedRange<Int64>] = []
    for row in rows {
      if let last = runs.last, row - last.upperBound <= widestGap {
        runs[runs.count - 1] = last.lowerBound...row
      } else {
        runs.append(row...row)
      }
    }
    return runs
  }
}
