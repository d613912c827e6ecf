import FeedCore
import Foundation
import GRDB

/// Where a relation's rows are in the rows of a joined query, so that an instance is made once per page.
///
/// Reading a part of a row takes GRDB longer than reading a whole one, and a page's likes are of few
/// tweets by few people. A row with a key that was seen is the row that was seen, if the query selects all
/// columns of the table and nothing else; the layouts are known only then.
struct ScopeLayout: Sendable {
  /// The model whose instances the rows become.
  let model: ObjectIdentifier
  let table: String
  /// The first of the table's columns, and the one with its integer key, counted in the statement's columns.
  let start, key: Int
  let nested: [ScopeLayout]

  /// This one and those in it.
  var all: [ScopeLayout] { [self] + nested.flatMap(\.all) }

  /// - Parameter probe: a row of the query whose values are the numbers of their columns.
  init?<Model: FeedModel>(
    _ model: Model.Type,
    _ probe: Row,
    nested relations: [RelatedModel<Model>],
    _ db: Database
  ) throws {
    guard let index = try Self.keyIndex(model, db), probe.count > index else { return nil }
    let nested = try relations.compactMap { try $0.relation.layout(in: probe, db) }
    guard nested.count == relations.count else { return nil }
    self.model = ObjectIdentifier(model)
    table = model.databaseTableName
    start = probe[0]
    key = probe[index]
    self.nested = nested
  }

  /// Where the integer primary key stands among the columns of the model's table; nil if it has none.
  static func keyIndex(_ model: (some FeedModel).Type, _ db: Database) throws -> Int? {
    guard try db.tableExists(model.databaseTableName) else { return nil }
    let key = try db.primaryKey(model.databaseTableName)
    guard key.isRowID, let column = key.columns.first else { return nil }
    return try db.columns(in: model.databaseTableName).firstIndex { $0.name == column }
  }

  /// Those of a model's relations, in their order; nil if rows may hold anything else than whole rows of
  /// tables.
  ///
  /// - Parameters:
  ///   - prepared: selects from the model's table with its relations joined.
  ///   - sql: of the same query without what was added to it.
  static func ofRelations<Model: FeedModel>(
    _ model: Model.Type,
    _ prepared: PreparedRequest,
    _ sql: String,
    _ db: Database
  ) throws -> [ScopeLayout]? {
    guard let adapter = prepared.adapter else { return [] }
    let numbers = (0..<prepared.statement.columnCount).map(String.init).joined(separator: ",")
    guard let probe = try Row.fetchOne(db, sql: "VALUES (\(numbers))", adapter: adapter) else { return nil }
    let layouts = try Model.relatedModels.compactMap { try $0.relation.layout(in: probe, db) }
    guard layouts.count == Model.relatedModels.count else { return nil }
    let tables = layouts.flatMap(\.all).sorted { $0.start < $1.start }.map(\.table)
    return selectsWholeRows(sql, [Model.databaseTableName] + tables) ? layouts : nil
  }

  /// Whether a query selects all columns of these tables, in this order, and nothing else.
  static func selectsWholeRows(_ sql: String, _ tables: [String]) -> Bool {
    guard sql.hasPrefix("SELECT "), let from = sql.range(of: " FROM ") else { return false }
    let columns = sql[..<from.lowerBound].dropFirst("SELECT ".count).components(separatedBy: ", ")
    let sources = sql[from.upperBound...] + " "
    let names = tables.map(\.quotedDatabaseIdentifier)
    if names.count == 1, columns == ["*"] { return sources == "\(names[0]) " }
    guard columns.count == names.count else { return false }
    return zip(columns, names).enumerated().allSatisfy { position, pair in
      guard pair.0.hasSuffix(".*") else { return false }
      let (alias, table) = (pair.0.dropLast(2), pair.1)
      let source = alias == table ? table : "\(table) \(alias)"
      return position == 0 ? sources.hasPrefix("\(source) ") : sources.contains(" JOIN \(source) ON ")
    }
  }
}
