import FeedCore
import Foundation
import GRDB

extension FeedModel {
  /// The instances with these keys, in their order, by one query; nil where one is gone.
  static func instances(
    _ keys: [String],
    key: PrimaryKey,
    plan: FetchPlan,
    _ db: Database
  ) throws -> [(any FieldReadable)?] {
    let positions = KeyPositions(keys, key.kind)
    var instances = [(any FieldReadable)?](repeating: nil, count: keys.count)
    guard !positions.isEmpty else { return instances }
    let (rows, index) = try Self.rows(positions, key: key, plan: plan, db)
    let related = relatedModels
    let isPlain = related.isEmpty
    while let row = try rows.next() {
      guard let position = positions.position(of: row, index, key.kind) else { continue }
      instances[position] = isPlain ? try Self(row: row) : try decode(row, related)
    }
    for (position, first) in positions.repeated { instances[position] = instances[first] }
    return instances
  }

  /// The rows, and the position of the key among their columns.
  private static func rows(
    _ positions: KeyPositions,
    key: PrimaryKey,
    plan: FetchPlan,
    _ db: Database
  ) throws -> (RowCursor, Int) {
    let statement: Statement
    let adapter: (any RowAdapter)?
    switch key.kind {
    case .integer, .text:
      statement = try db.cachedStatement(sql: plan.sql)
      adapter = plan.adapter
      statement.setUncheckedArguments([positions.json])
    case .other:
      let keys = blobsAndTexts(positions)
      let request = FetchPlan.request(Self.self, key).filter(keys.contains(Column(key.column)))
      let prepared = try request.makePreparedRequest(db, forSingleResult: false)
      (statement, adapter) = (prepared.statement, prepared.adapter)
    }
    // The model's own columns come first, whatever is joined.
    let index = statement.columnNames.firstIndex(of: key.column) ?? 0
    return (try Row.fetchCursor(statement, adapter: adapter), index)
  }

  /// JSON holds no blobs, so these are bound one by one. A column without a type may hold UUIDs either way.
  private static func blobsAndTexts(_ positions: KeyPositions) -> [DatabaseValue] {
    positions.texts.keys.flatMap { text -> [DatabaseValue] in
      guard let uuid = UUID(uuidString: text) else { return [text.databaseValue] }
      return [uuid.databaseValue, text.databaseValue, uuid.uuidString.databaseValue]
    }
  }
}

extension KeyPositions {
  func position(of row: Row, _ index: Int, _ kind: PrimaryKey.Kind) -> Int? {
    switch kind {
    case .integer: return integers[row[index]]
    case .text: return texts[row[index]]
    case .other:
      guard let text = PrimaryKey.text(of: row[index]) else { return nil }
      return texts[text] ?? UUID(uuidString: text).flatMap { texts[$0.feedKey] }
    }
  }
}
