import FeedCore
import Foundation
import GRDB

extension FeedModel {
  /// The instances with these keys, in their order, by one query; nil if one is gone.
  static func instances(
    _ keys: [String],
    key: PrimaryKey,
    plan: FetchPlan,
    shared: SharedInstances,
    _ db: Database
  ) throws -> [(any FieldReadable)?] {
    switch key.kind {
    case .integer: try instances(KeyArray(integers: keys), of: keys.count, plan, shared, db)
    case .text: try instances(KeyArray(texts: keys), of: keys.count, plan, shared, db)
    case .other: try instances(otherKeys: keys, key, db)
    }
  }

  /// - Parameter count: how many keys were asked for; fewer may be possible ones.
  private static func instances(
    _ keys: consuming KeyArray,
    of count: Int,
    _ plan: FetchPlan,
    _ shared: SharedInstances,
    _ db: Database
  ) throws -> [(any FieldReadable)?] {
    var instances = [(any FieldReadable)?](repeating: nil, count: count)
    if keys.isEmpty { return instances }
    let (rows, index) = (try plan.rows(keys, db), plan.locatorIndex)
    guard plan.adapter == nil else {
      var related = JoinedRows(relatedModels, plan.layouts, shared)
      while let row = try rows.next() {
        let instance = try related.joined(Self(row: row), row)
        for found in keys.find(row.unadapted[index]) { instances[keys.position(found)] = instance }
      }
      return instances
    }
    let known = plan.isWhole ? shared.ofModel(Self.self) : nil
    while let row = try rows.next() {
      let instance: any FieldReadable = try Self(row: row)
      let locator: Int64 = row[index]
      for found in keys.find(locator) { instances[keys.position(found)] = instance }
      if let known { known.byKey[locator] = instance }
    }
    return instances
  }

  /// JSON holds no blobs, so these keys are bound one by one. A column without a type may hold UUIDs as blobs
  /// or as text.
  private static func instances(otherKeys keys: [String], _ key: PrimaryKey, _ db: Database) throws
    -> [(any FieldReadable)?]
  {
    var positions: [String: [Int]] = [:]
    for (position, text) in keys.enumerated() { positions[folded(text), default: []].append(position) }
    var instances = [(any FieldReadable)?](repeating: nil, count: keys.count)
    let request = FetchPlan.joined(all()).filter(keys.flatMap(values).contains(Column(key.column)))
    let prepared = try request.makePreparedRequest(db, forSingleResult: false)
    // The model's own columns come first, whatever is joined.
    let index = prepared.statement.columnNames.firstIndex(of: key.column) ?? 0
    var related = JoinedRows(relatedModels, nil, SharedInstances([]))
    let rows = try Row.fetchCursor(prepared.statement, adapter: prepared.adapter)
    while let row = try rows.next() {
      guard let text = PrimaryKey.text(of: row.unadapted[index]) else { continue }
      let instance = try related.joined(Self(row: row), row)
      for position in positions[folded(text)] ?? [] { instances[position] = instance }
    }
    return instances
  }

  private static func values(_ key: String) -> [DatabaseValue] {
    guard let uuid = UUID(uuidString: key) else { return [key.databaseValue] }
    return [
      uuid.databaseValue, key.databaseValue, uuid.feedKey.databaseValue, uuid.uuidString.databaseValue,
    ]
  }

  /// One spelling for a UUID however it is written.
  private static func folded(_ key: String) -> String { UUID(uuidString: key)?.feedKey ?? key }
}
