import FeedCore
import GRDB
import Synchronization

/// Fetches instances of a program's models from its database: one query per model, all in one transaction.
///
/// See <doc:Enrichment>.
public final class RecordStore: ModelStore {
  private let database: any DatabaseReader
  private let models: FeedModels
  private let plans = Mutex<[String: FetchPlan]>([:])

  /// - Parameters:
  ///   - database: where the models' tables are; a pool's readers wait for no writer.
  ///   - models: those it answers for; others are unknown to it.
  public init(_ database: any DatabaseReader, models: FeedModels) {
    self.database = database
    self.models = models
  }

  public func knows(_ label: String) -> Bool { models[label] != nil }

  public func instances(_ requests: [ModelRequest]) async throws -> [[(any FieldReadable)?]] {
    // A pool's readers wait for no writer: reading here is quicker than changing threads twice. A queue may
    // be busy with a long write, and must not hold up a thread that other tasks need.
    if let pool = database as? DatabasePool { return try instances(requests, in: pool) }
    return try await database.read { db in try self.instances(requests, db) }
  }

  private func instances(
    _ requests: [ModelRequest],
    in pool: DatabasePool
  ) throws -> [[(any FieldReadable)?]] {
    // One statement sees one state of the database anyway.
    if requests.count < 2 { return try pool.unsafeRead { db in try instances(requests, db) } }
    return try pool.unsafeRead { db in try Self.transaction(db) { try instances(requests, db) } }
  }

  /// Runs `body` on one state of the database. GRDB would compile the statements for it every time.
  private static func transaction<Result>(_ db: Database, _ body: () throws -> Result) throws -> Result {
    try db.cachedStatement(sql: "BEGIN DEFERRED TRANSACTION").execute()
    do {
      let result = try body()
      try db.cachedStatement(sql: "COMMIT TRANSACTION").execute()
      return result
    } catch {
      // What ended the transaction already leaves nothing to roll back.
      if db.isInsideTransaction { try? db.execute(sql: "ROLLBACK TRANSACTION") }
      throw error
    }
  }

  /// The same on a connection that is at hand.
  public func instances(_ requests: [ModelRequest], _ db: Database) throws -> [[(any FieldReadable)?]] {
    let plans = try requests.map { try plan($0.label, db) }
    let shared = SharedInstances(plans.flatMap { $0?.layouts ?? [] })
    var answers = [[(any FieldReadable)?]](repeating: [], count: requests.count)
    // Those with relations come last: an author who is an actor as well has been read by then.
    let order = requests.indices.sorted { plans[$0]?.adapter == nil && plans[$1]?.adapter != nil }
    for index in order {
      let request = requests[index]
      guard let model = models[request.label], let plan = plans[index] else {
        answers[index] = request.keys.map { _ in nil }
        continue
      }
      let key = try models.schema(request.label, db).key
      answers[index] = try model.instances(request.keys, key: key, plan: plan, shared: shared, db)
    }
    return answers
  }

  private func plan(_ label: String, _ db: Database) throws -> FetchPlan? {
    if let plan = plans.withLock({ $0[label] }), try plan.isCurrent(db) { return plan }
    guard let model = models[label] else { return nil }
    let plan = try FetchPlan(model, key: models.schema(label, db).key, in: db)
    plans.withLock { $0[label] = plan }
    return plan
  }
}
