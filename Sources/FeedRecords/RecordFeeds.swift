import FeedCore
import GRDB

/// A program's models, its database and its feeds, put together.
///
/// ```swift
/// let feeds = try RecordFeeds(database: queue, models: [User.self, Tweet.self], backend: engine)
/// Task { await feeds.dispatcher.run() }
/// try await queue.write { db in try tweet.insert(db) }            // published when it commits
/// try await feeds.manager.followUser("2", by: "1")
/// let page = try await feeds.enrich(feeds.manager.newsFeeds(of: "1")["timeline"]!.read())
/// ```
public final class RecordFeeds: Sendable {
  /// The program's own database, with the models' tables and the outbox.
  public let database: any DatabaseWriter
  /// The models, by their labels.
  public let models: FeedModels
  /// The feeds: following, ready-made activities, and the low-level client behind them.
  public let manager: any FeedManager
  /// Delivers what was saved. Nothing is delivered before ``OutboxDispatcher/run(report:)`` or
  /// ``OutboxDispatcher/deliverPending()`` is called.
  public let dispatcher: OutboxDispatcher
  /// Where enrichment gets instances; see `Enricher` for putting something in front of it.
  public let store: RecordStore
  /// What waits to be delivered, and a place for activities that no model makes.
  public let outbox = Outbox()

  /// Installs the models: their tables have to exist.
  ///
  /// - Parameters:
  ///   - migrator: run first, without publishing what it inserts and deletes.
  ///   - manager: a feed manager of your own.
  /// - Throws: `FeedError` with code `configuration`, naming the model or setting that is wrong;
  ///   `DatabaseError`.
  public init(
    database: any DatabaseWriter,
    models: [any FeedModel.Type],
    manager: any FeedManager,
    migrator: DatabaseMigrator? = nil,
    policy: DeliveryPolicy = DeliveryPolicy()
  ) throws {
    self.database = database
    self.manager = manager
    self.models = try FeedModels(models)
    store = RecordStore(database, models: self.models)
    dispatcher = OutboxDispatcher(
      database: database,
      models: self.models,
      manager: manager,
      policy: policy
    )
    try install(migrator)
  }

  /// Makes the feed manager that the settings name.
  public convenience init(
    database: any DatabaseWriter,
    models: [any FeedModel.Type],
    backend: any FeedBackend,
    settings: FeedSettings = FeedSettings(),
    managers: FeedManagers = FeedManagers(),
    migrator: DatabaseMigrator? = nil,
    policy: DeliveryPolicy = DeliveryPolicy()
  ) throws {
    let manager = try managers.make(backend: backend, settings: settings)
    try self.init(
      database: database,
      models: models,
      manager: manager,
      migrator: migrator,
      policy: policy
    )
  }

  private func install(_ migrator: DatabaseMigrator?) throws {
    try database.writeWithoutTransaction { db in try prepare(db) }
    if let migrator { try manager.tracking.suspended { try migrator.migrate(database) } }
    try database.write { db in
      try models.readSchemas(db)
      for case let model as any ActivityRecord.Type in models.types {
        try CaptureTriggers(schema: models.schema(model.feedLabel, db)).install(db)
      }
    }
  }

  /// Makes a further connection obey ``withoutTracking(_:_:)`` and the tracking switches.
  ///
  /// Every connection to the database publishes. One that this object was not made with does so whatever the
  /// switches say, unless its `Configuration.prepareDatabase` calls this.
  public func prepare(_ db: Database) throws {
    try TrackingGuard(tracking: manager.tracking).install(db)
  }

  /// Stops noticing changes of the models in this database, permanently and for every program that uses it.
  public func uninstall() async throws {
    try await database.write { db in try CaptureTriggers.uninstall(db) }
  }
}
