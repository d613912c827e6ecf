import FeedCore
import GRDB

/// Feeds in one SQLite file: Stream's semantics without a service.
///
///     let engine = try FeedEngine(path: "feeds.db")
///     try await engine.follow([FollowRequest("timeline:ann", follows: "user:bob")])
///     try await engine.add([NewActivity(actor: "SU:bob", verb: "tweet", object: "SO:tweet:1")], to:
///     "user:bob") let page = try await engine.read("timeline:ann", FeedQuery())
///
/// Several engines, in one process or in many, may share a file: each sees what the others wrote with its
/// next read, and `changes` delivers it immediately. Every function throws `FeedError`; what SQLite fails at has
/// the code `storage`. To write much at once, use `batch`.
public final class FeedEngine: FeedBackend, Sendable {
  public let capabilities: BackendCapabilities = .all
  public var extensions: BackendExtensions {
    var extensions = BackendExtensions()
    extensions.storedPages = self
    extensions.search = self
    extensions.scopedReading = self
    extensions.personalData = self
    extensions.activityDeletion = self
    extensions.changeLog = self
    extensions.batches = self
    return extensions
  }
  public var groups: FeedGroups { configuration.groups }

  /// Whether the feeds can only be read, because their file can: every write throws.
  public let isReadOnly: Bool

  let configuration: EngineConfiguration
  let writer: WriterSlot
  let readers: ReaderPool
  let hub: ChangeHub
  let gate: OpenDatabaseGuard
  let catchUps: CatchUpQueue
  let unfinishedWork: UnfinishedWorkSearch
  /// The user who may change only what is their own; nil for a program, which may change anything.
  private let actingUser: String?

  /// Opens the feeds in the file at `path`, which is created with mode 0600 if there is none.
  ///
  /// Opening a file that this version wrote before, and reading it, waits for nobody who writes to it. A file
  /// that cannot be written, or lies in a folder that cannot be, is only read; see ``isReadOnly``.
  ///
  /// - Parameters:
  ///   - path: the file, or a link to it.
  ///   - groups: the feed groups that exist; feeds of others are refused.
  ///   - cache: bytes of the file that each of up to five connections keeps in memory; the system keeps the
  ///     rest. Nil keeps 16 MB for each of the four that read and 8 MB for the one that writes.
  ///   - outlivesPowerLoss: whether this engine waits for the disk, so that the file is whole whatever
  ///     happens. Turn it off for a file that is thrown away unless it is finished.
  ///   - onlyReads: whether the file is left as it is, byte for byte, also where it could be written.
  ///   - onWait: receives a sentence when opening or writing has to wait for another program for more than a
  ///     moment.
  ///   - clock: what time it is. Replace it in tests.
  /// - Throws: `FeedError` with code `storage` for a file that is not a database, is another program's, or
  ///   was written by a newer version; it is left as it is.
  public convenience init(
    path: String,
    groups: FeedGroups = .standard,
    cache: Int? = nil,
    outlivesPowerLoss: Bool = true,
    onlyReads: Bool = false,
    onWait: (@Sendable (String) -> Void)? = nil,
    clock: @escaping @Sendable () -> Timestamp = Timestamp.now
  ) throws {
    let file = DatabaseFile(
      path: path,
      cache: cache.map { max(0, $0) },
      outlivesPowerLoss: outlivesPowerLoss,
      onlyReads: onlyReads,
      onWait: onWait
    )
    try self.init(file, EngineConfiguration(groups: groups, clock: clock))
  }

  /// For `cache` where one person reads: their pages are few, and five connections would keep 72 MB of
  /// others.
  public static let cacheOfOnePerson = 1_500_000

  convenience init(_ file: DatabaseFile, _ configuration: EngineConfiguration) throws {
    let opened = try file.open()
    let file = opened.file
    if let writer = opened.writer { try Self.rememberFormats(writer, configuration) }
    let slot = WriterSlot(opened.writer) {
      let writer = try file.openWriter()
      try Self.rememberFormats(writer, configuration)
      return writer
    }
    let readers = ReaderPool(comparing: file.onlyReads ? file.path : nil) { try file.openReader() }
    self.init(slot, readers, configuration, isReadOnly: file.onlyReads, watching: file.path)
  }

  /// Opens feeds that live in memory and die with the engine.
  public convenience init(
    inMemory groups: FeedGroups,
    clock: @escaping @Sendable () -> Timestamp = Timestamp.now
  ) throws {
    try self.init(inMemory: EngineConfiguration(groups: groups, clock: clock))
  }

  convenience init(inMemory configuration: EngineConfiguration) throws {
    let database = try DatabaseFile.openInMemory()
    try Self.rememberFormats(database, configuration)
    let slot = WriterSlot(database) { database }
    self.init(slot, ReaderPool(sharing: database), configuration, isReadOnly: false, watching: nil)
  }

  private init(
    _ writer: WriterSlot,
    _ readers: ReaderPool,
    _ configuration: EngineConfiguration,
    isReadOnly: Bool,
    watching path: String?
  ) {
    self.writer = writer
    self.readers = readers
    self.configuration = configuration
    self.isReadOnly = isReadOnly
    hub = ChangeHub(readers, configuration, watching: path)
    gate = OpenDatabaseGuard()
    catchUps = CatchUpQueue()
    unfinishedWork = UnfinishedWorkSearch()
    actingUser = nil
  }

  /// Shares everything with `other`, open or closed.
  private init(_ other: FeedEngine, actingUser: String) {
    writer = other.writer
    readers = other.readers
    configuration = other.configuration
    hub = other.hub
    gate = other.gate
    catchUps = other.catchUps
    unfinishedWork = other.unfinishedWork
    isReadOnly = other.isReadOnly
    self.actingUser = actingUser
  }

  public func acting(as userID: String) -> any FeedBackend { FeedEngine(self, actingUser: userID) }

  private static func rememberFormats(_ writer: any DatabaseWriter, _ configuration: EngineConfiguration)
    throws
  {
    do {
      try translatingStorageErrors {
        try writer.write { db in
          try Writing(Reading(db: db, configuration: configuration, isWriting: true)).rememberFormats()
        }
      }
    } catch {
      try? writer.close()
      throw error
    }
  }

  /// Ends all change streams, waits for what is being written, and closes the file. Later calls throw.
  public func close() throws {
    hub.close()
    guard gate.close() else { return }
    // The last connection to be closed folds the log into the file, and the writer's cache knows most of it.
    readers.close()
    try translatingStorageErrors { try writer.close() }
  }

  // MARK: Transactions

  /// Runs `body` on one state of the store.
  ///
  /// On the caller's thread: in a write-ahead log nothing makes a reader wait, and a page takes less time
  /// than a change of threads.
  func read<Result>(_ body: (Reading) throws -> Result) throws -> Result {
    let pass = try gate.enter()
    defer { pass.release() }
    return try translatingStorageErrors {
      try readers.read { try body(Reading(db: $0, configuration: configuration)) }
    }
  }

  /// Runs `body` as one transaction: all of it happens, or nothing.
  ///
  /// - Returns: what `body` returns, and the numbers of long work that it began and did not finish.
  func writeOnce<Result: Sendable>(_ body: @escaping @Sendable (Writing) throws -> Result) async throws
    -> (result: Result, begun: [Int64])
  {
    let pass = try gate.enter()
    defer { pass.release() }
    do {
      let connection = try await writer.connection()
      let (result, begun, announces) = try await connection.write { [configuration, actingUser] db in
        // The commit follows on this queue, before anything can close the connection.
        defer { pass.release() }
        let writing = try Writing(
          Reading(db: db, configuration: configuration, isWriting: true),
          actingUser: actingUser
        )
        let result = try body(writing)
        try writing.finish()
        return (result, writing.begun, writing.announces)
      }
      if announces { hub.wake() }
      return (result, begun)
    } catch let error as DatabaseError {
      throw FeedError(error)
    }
  }
}
