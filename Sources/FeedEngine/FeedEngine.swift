import FeedCore
import GRDB

/// Feeds in one SQLite file: Stream's semantics without a service.
///
///     let engine = try FeedEngine(path: "feeds.db")
///     try await engine.follow([FollowRequest("timeline:ann", follows: "user:bob")])
///     try await engine.add([NewActivity(actor: "SU:bob", verb: "tweet", object: "SO:tweet:1")], to: "user:bob")
///     let page = try await engine.read("timeline:ann", FeedQuery())
///
/// Several engines, in one process or in many, may share a file: each sees what the others wrote with its next
/// read, and `changes` tells it at once. Every function throws `FeedError`; what SQLite fails at has the code
/// `storage`. To write much at once, use `batch`.
public final class FeedEngine: FeedBackend, Sendable {
  public let capabilities: BackendCapabilities = .all
  public var groups: FeedGroups { configuration.groups }

  let configuration: EngineConfiguration
  let database: any DatabaseWriter
  let readers: ReaderPool
  let hub: ChangeHub
  let gate = Gate()
  let catchUps = CatchUpQueue()

  /// Opens the feeds in the file at `path`, which is created with mode 0600 where there is none.
  ///
  /// - Parameters:
  ///   - groups: the feed groups that exist; feeds of others are refused.
  ///   - cache: bytes of the file that each of up to five connections keeps in memory; the system keeps the rest.
  ///     Nil keeps 16 MB for each of the four that read and 8 MB for the one that writes.
  ///   - outlivesPowerLoss: whether this engine waits for the disk, so that the file is whole whatever happens. Turn
  ///     it off for a file that is thrown away unless it is finished.
  ///   - clock: what time it is. Replace it in tests.
  /// - Throws: `FeedError` with code `storage` for a file that is no database, another program's, or of a newer
  ///   version; it is left as it is.
  public convenience init(
    path: String,
    groups: FeedGroups = .standard,
    cache: Int? = nil,
    outlivesPowerLoss: Bool = true,
    clock: @escaping @Sendable () -> Timestamp = Timestamp.now
  ) throws {
    let configuration = try EngineConfiguration(groups: groups, clock: clock)
    let file = DatabaseFile(path: path, cache: cache.map { max(0, $0) }, outlivesPowerLoss: outlivesPowerLoss)
    try self.init(file.open(), ReaderPool { try file.openReader() }, configuration, watching: path)
  }

  /// For `cache` where one person reads: their pages are few, and five connections would keep 72 MB of others.
  public static let cacheOfOnePerson = 1_500_000

  /// Opens feeds that live in memory and die with the engine.
  public convenience init(
    inMemory groups: FeedGroups,
    clock: @escaping @Sendable () -> Timestamp = Timestamp.now
  ) throws {
    let configuration = try EngineConfiguration(groups: groups, clock: clock)
    let database = try DatabaseFile.openInMemory()
    try self.init(database, ReaderPool(sharing: database), configuration, watching: nil)
  }

  private init(
    _ database: any DatabaseWriter,
    _ readers: ReaderPool,
    _ configuration: EngineConfiguration,
    watching path: String?
  ) throws {
    (self.database, self.readers, self.configuration) = (database, readers, configuration)
    try translatingStorageErrors {
      try database.write {
        try Writing(Reading(db: $0, configuration: configuration, isWriting: true)).rememberFormats()
      }
    }
    hub = ChangeHub(readers, configuration, watching: path)
  }

  /// Ends all change streams, waits for what is being written, and closes the file. Later calls throw.
  public func close() throws {
    hub.close()
    guard gate.close() else { return }
    // The writer has to be last: only it can fold the log into the file.
    readers.close()
    try translatingStorageErrors { try database.close() }
  }

  // MARK: Transactions

  /// Runs `body` on one state of the store.
  ///
  /// On the caller's thread: in a write-ahead log nothing makes a reader wait, and a page takes less time than a
  /// change of threads.
  func read<Result>(_ body: (Reading) throws -> Result) throws -> Result {
    let pass = try gate.enter()
    defer { pass.giveBack() }
    return try translatingStorageErrors {
      try readers.read { try body(Reading(db: $0, configuration: configuration)) }
    }
  }

  /// Runs `body` as one transaction: all of it happens, or nothing.
  func write<Result: Sendable>(_ body: @escaping @Sendable (Writing) throws -> Result) async throws -> Result
  {
    let pass = try gate.enter()
    defer { pass.giveBack() }
    do {
      let (result, announces) = try await database.write { [configuration] db in
        // The commit follows on this queue, before anything can close the connection.
        defer { pass.giveBack() }
        let writing = try Writing(Reading(db: db, configuration: configuration, isWriting: true))
        let result = try body(writing)
        try writing.finish()
        return (result, writing.announces)
      }
      if announces { hub.wake() }
      return result
    } catch let error as DatabaseError {
      throw FeedError(error)
    }
  }
}
