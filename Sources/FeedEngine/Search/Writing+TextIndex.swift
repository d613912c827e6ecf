import FeedCore

/// What has a text index of its own.
enum SearchKind: String, CaseIterable {
  case activity, object, user

  /// The number of a row, and what its text is made of.
  var columns: (row: String, name: String, fields: String) {
    switch self {
    // An object that is a sentence is its own text; others are names.
    case .activity: ("act", "CASE WHEN object LIKE '% %' THEN object ELSE '' END", "custom")
    case .object: ("row", "''", "data")
    case .user: ("row", "id", "data")
    }
  }
}

extension Reading {
  /// Whether rows were written that no search has seen.
  func isBehind(_ kind: SearchKind) throws -> Bool {
    let row = kind.columns.row
    return try sql(
      """
      SELECT EXISTS (SELECT 1 FROM \(kind) WHERE \(row) > (SELECT indexed FROM search_state WHERE kind = ?1))
        OR EXISTS (SELECT 1 FROM search_stale WHERE kind = ?1)
      """
    ).first(kind.rawValue) { $0.bool(0) } ?? false
  }
}

extension Writing {
  /// Takes new and changed rows into the text index.
  ///
  /// - Parameter limit: how many at most, so that nobody has to wait long.
  /// - Returns: whether that was all.
  func indexText(_ kind: SearchKind, limit: Int) throws -> Bool {
    let (row, name, fields) = kind.columns
    let indexed =
      try sql("SELECT indexed FROM search_state WHERE kind = ?").first(kind.rawValue) { $0.int(0) } ?? 0
    let rows = try sql(
      """
      SELECT \(row), \(name), \(fields) FROM \(kind) WHERE \(row) IN (SELECT row FROM search_stale WHERE kind = ?1)
      UNION ALL
      SELECT * FROM (SELECT \(row), \(name), \(fields) FROM \(kind) WHERE \(row) > ?2 ORDER BY \(row) LIMIT ?3)
      """
    ).all(kind.rawValue, indexed, limit) { row in
      (row: row.int(0), text: try SearchableText.indexed(name: row.text(1), fields: row.fields(2)))
    }
    let insert = try sql("INSERT INTO \(kind)_text(rowid, text) VALUES (?, ?)")
    for row in rows { try insert.run(row.row, row.text) }
    try sql("DELETE FROM search_stale WHERE kind = ?").run(kind.rawValue)
    try sql("UPDATE search_state SET indexed = max(indexed, ?2) WHERE kind = ?1")
      .run(kind.rawValue, rows.map(\.row).max() ?? indexed)
    return rows.count < limit
  }
}
