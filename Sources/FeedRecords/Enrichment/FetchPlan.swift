import FeedCore
import GRDB

/// The query that fetches instances of one model by their keys, built once.
///
/// GRDB builds a request's SQL again each time, which costs more than fetching a page of rows. The keys are
/// passed as one JSON array, so the statement stays the same for every number of them and is prepared once.
/// They are joined, and not looked for with `IN`, so that SQLite walks them in their order and builds no
/// index of them. Each row brings its locator: its key where keys are integers, otherwise the position of its
/// key in the array.
struct FetchPlan: Sendable {
  private static let locator = "feed_locator"

  let adapter: (any RowAdapter)?
  /// Where a row holds its locator, counted in the statement's columns.
  let locatorIndex: Int
  /// Of the model's relations, where their rows are whole rows of tables.
  let layouts: [ScopeLayout]?
  /// Whether the rows are whole rows of the model's table and have no relations joined.
  let isWhole: Bool
  private let sql: String
  /// What the conditions of relations are compared with; the keys come before them.
  private let arguments: StatementArguments
  /// SQLite counts its schema up; a plan with relations is good for one state of it.
  private let schemaVersion: Int?

  init<Model: FeedModel>(_ model: Model.Type, key: PrimaryKey, in db: Database) throws {
    let prepared = try Self.joined(Self.request(model, key)).makePreparedRequest(db, forSingleResult: false)
    let plain = try Self.joined(Model.all()).makePreparedRequest(db, forSingleResult: false)
    sql = prepared.statement.sql
    adapter = prepared.adapter
    locatorIndex = prepared.statement.columnNames.firstIndex(of: Self.locator) ?? 0
    arguments = plain.statement.arguments
    layouts = try ScopeLayout.ofRelations(model, prepared, plain.statement.sql, db)
    isWhole =
      adapter == nil && ScopeLayout.selectsWholeRows(plain.statement.sql, [model.databaseTableName])
    schemaVersion = Model.relatedModels.isEmpty ? nil : try Self.version(db)
  }

  private static func request<Model: FeedModel>(
    _ model: Model.Type,
    _ key: PrimaryKey
  ) -> QueryInterfaceRequest<Model> {
    let keys = CommonTableExpression<Void>(
      named: "feed_keys",
      literal: "SELECT key, value FROM json_each(\("[]"))"
    )
    let wanted = Model.association(to: keys) { $0[Column(key.column)] == $1[Column("value")] }
    let request = Model.all().with(keys)
    guard key.kind == .integer else {
      return request.annotated(withRequired: wanted.select(Column("key").forKey(locator)))
    }
    // Asking the table is less work than asking the array where the key is in it.
    return request.annotated(with: Column(key.column).forKey(locator)).joining(required: wanted)
  }

  func rows(_ keys: KeyArray, _ db: Database) throws -> RowCursor {
    let statement = try db.cachedStatement(sql: sql)
    statement.setUncheckedArguments([keys.json] + arguments)
    return try Row.fetchCursor(statement, adapter: adapter)
  }

  /// The request with the model's relations joined.
  static func joined<Model: FeedModel>(_ request: QueryInterfaceRequest<Model>) -> QueryInterfaceRequest<
    Model
  > {
    Model.relatedModels.reduce(request) { $1.relation.join($0) }
  }

  func isCurrent(_ db: Database) throws -> Bool {
    guard let schemaVersion else { return true }
    return try schemaVersion == Self.version(db)
  }

  private static func version(_ db: Database) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: "PRAGMA schema_version")) ?? 0
  }
}
