import FeedCore
import GRDB

/// The query that fetches instances of one model by their keys, built once.
///
/// GRDB builds a request's SQL anew each time, which costs more than fetching a page of rows. The keys are passed
/// as one JSON array, so the statement stays the same for every number of them and is prepared once.
struct FetchPlan: Sendable {
  let sql: String
  let adapter: (any RowAdapter)?
  /// SQLite counts its schema up; a plan with relations is good for one state of it.
  let schemaVersion: Int?

  init<Model: FeedModel>(_ model: Model.Type, key: PrimaryKey, in db: Database) throws {
    let alias = TableAlias<Model>()
    let condition: SQL = "\(alias[Column(key.column)]) IN (SELECT value FROM json_each(\("[]")))"
    let request = Self.request(model, key).aliased(alias).filter(literal: condition)
    let prepared = try request.makePreparedRequest(db, forSingleResult: false)
    sql = prepared.statement.sql
    adapter = prepared.adapter
    schemaVersion = Model.relatedModels.isEmpty ? nil : try Self.version(db)
  }

  /// All rows of the model, with its relations joined and its key selected.
  static func request<Model: FeedModel>(_ model: Model.Type, _ key: PrimaryKey) -> QueryInterfaceRequest<
    Model
  > {
    var request = Model.all()
    if key.column == "rowid" { request = request.annotated(with: Column.rowID) }
    return Model.relatedModels.reduce(request) { $1.relation.join($0) }
  }

  func isCurrent(_ db: Database) throws -> Bool {
    guard let schemaVersion else { return true }
    return try schemaVersion == Self.version(db)
  }

  private static func version(_ db: Database) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: "PRAGMA schema_version")) ?? 0
  }
}
