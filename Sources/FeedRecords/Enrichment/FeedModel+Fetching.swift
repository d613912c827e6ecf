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
    let rows = try Self.rows(positions, key: key, plan: plan, db)
    let related = relatedModels
    var keyIndex: Int?
    while let row = try rows.next() {
      let index = keyIndex ?? Array(row.columnNames).firstIndex(of: key.column) ?? 0
      keyIndex = index
      guard let position = positions.position(of: row, index, key.kind) else { continue }
      instances[position] = try decode(row, related)
    }
    for (position, first) in positions.repeated { instances[position] = instances[first] }
    return instances
  }

  private static func rows(
    _ positions: KeyPositions,
    key: PrimaryKey,
    plan: FetchPlan,
    _ db: Database
  ) throws -> RowCursor {
    switch key.kind {
    case .integer: try cursor(positions.integersJSON, plan, db)
    case .text:
      try cursor(JSONWriter.text(.array(positions.texts.keys.map { .string($0) })), plan, db)
    case .other:
      try Row.fetchCursor(
        db,
        FetchPlan.request(Self.self, key).filter(blobsAndTexts(positions).contains(Column(key.column)))
      )
    }
  }

  private static func cursor(_ json: String, _ plan: FetchPlan, _ db: Database) throws -> RowCursor {
    let statement = try db.cachedStatement(sql: plan.sql)
    return try Row.fetchCursor(statement, arguments: [json], adapter: plan.adapter)
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
