import FeedCore
import GRDB
import Synchronization

/// Fetches instances of a program's models from its database: one query per model, all in one transaction.
///
/// Source: `stream-django.md`, "Enrichment".
public final class RecordStore: ModelStore {
  private let database: any DatabaseReader
  private let models: FeedModels
  private let plans = Mutex<[String: FetchPlan]>([:])

  /// - Parameters:
  ///   - database: where the models' tables are; a pool's readers wait for no writer.
  ///   - models: those it answers for; others are unknown to it.
  public init(_ database: any DatabaseReader, models: FeedModels) {
    (self.database, self.models) = (database, models)
  }

  public func knows(_ label: String) -> Bool { models[label] != nil }

  public func instances(_ requests: [ModelRequest]) async throws -> [[(any FieldReadable)?]] {
    // A pool's readers wait for no writer: reading here is quicker than changing threads twice. A queue may be
    // busy with a long write, and must not hold up a thread that other tasks need.
    if let pool = database as? DatabasePool { return try instances(requests, in: pool) }
    return try await database.read { db in try self.instances(requests, db) }
  }

  private func instances(
    _ requests: [ModelRequest],
    in pool: DatabasePool
  ) throws -> [[(any FieldReadable)?]] {
    try pool.read { db in try self.instances(requests, db) }
  }

  /// The same on a connection that is at hand.
  public func instances(_ requests: [ModelRequest], _ db: Database) throws -> [[(any FieldReadable)?]] {
    try requests.map { request in
      guard let model = models[request.label] else { return request.keys.map { _ in nil } }
      return try instances(model, request.keys, db)
    }
  }

  private func instances<Model: FeedModel>(
    _ model: Model.Type,
    _ keys: [String],
    _ db: Database
  ) throws -> [(any FieldReadable)?] {
    let label = model.feedLabel
    let key = try models.schema(label, db).key
    let plan = try plan(model, label, key, db)
    return try model.instances(keys, key: key, plan: plan, db)
  }

  private func plan<Model: FeedModel>(
    _ model: Model.Type,
    _ label: String,
    _ key: PrimaryKey,
    _ db: Database
  ) throws -> FetchPlan {
    if let plan = plans.withLock({ $0[label] }), try plan.isCurrent(db) { return plan }
    let plan = try FetchPlan(model, key: key, in: db)
    plans.withLock { $0[label] = plan }
    return plan
  }
}
