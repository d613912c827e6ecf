import FeedCore
import GRDB

/// A write that waits.
struct WaitingWrite: Sendable {
  var number: Int64
  var write: OfflineWrite
  var madeAt: Timestamp
}

extension OfflineStore {
  /// What is kept of a write that can no longer be sent, and why.
  struct SetAside: Sendable {
    var number: Int64
    var error: FeedError
  }

  /// How far a write has come.
  enum Stage: Sendable {
    case waiting
    case setAside(FeedError)
    /// It was sent, or its sender was given the refusal.
    case gone
  }

  /// Stores a write behind those that wait; it is on disk when this returns.
  ///
  /// - Throws: `FeedError` with code `storage`: the write is not kept.
  func append(_ write: OfflineWrite, at now: Timestamp) async throws -> Int64 {
    try await self.write { db in
      try Self.insert(write, at: now, db)
      return db.lastInsertedRowID
    }
  }

  static func insert(_ write: OfflineWrite, at now: Timestamp, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO writes (version, operation, made_at) VALUES (?, ?, ?)",
      arguments: [OfflineWrite.version, JSONWriter.text(write.json), now.microseconds]
    )
  }

  func waitingCount() async throws -> Int {
    try await read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM writes WHERE problem IS NULL") ?? 0
    }
  }

  /// The oldest write that waits. Those before it that cannot be read are set aside on the way.
  func nextWrite() async throws -> (write: WaitingWrite?, unreadable: [SetAside]) {
    try await write { db in
      var unreadable: [SetAside] = []
      while let row = try Row.fetchOne(db, sql: Self.waiting + " LIMIT 1") {
        switch Self.decode(row) {
        case .success(let write): return (write, unreadable)
        case .failure(let error):
          try Self.setAside(row["number"], error, db)
          unreadable.append(SetAside(number: row["number"], error: error))
        }
      }
      return (nil, unreadable)
    }
  }

  /// All writes that wait and can be read, oldest first.
  func waitingWrites() async throws -> [WaitingWrite] {
    try await read { db in
      try Row.fetchAll(db, sql: Self.waiting).compactMap { try? Self.decode($0).get() }
    }
  }

  func remove(_ number: Int64) async throws {
    try await write { db in try db.execute(sql: "DELETE FROM writes WHERE number = ?", arguments: [number]) }
  }

  /// Keeps a write that the server refused, out of the way of the others.
  func setAside(_ number: Int64, _ error: FeedError) async throws {
    try await write { db in try Self.setAside(number, error, db) }
  }

  func stage(of number: Int64) async throws -> Stage {
    try await read { db in
      guard let row = try Row.fetchOne(db, sql: "SELECT * FROM writes WHERE number = ?", arguments: [number])
      else { return .gone }
      guard let problem = row["problem"] as String? else { return .waiting }
      return .setAside(Self.error(problem, row["problem_code"]))
    }
  }

  /// What was refused or cannot be read, oldest first, at most the newest thousand.
  func setAside() async throws -> [SetAside] {
    try await read { db in
      let sql = "SELECT * FROM writes WHERE problem IS NOT NULL ORDER BY number DESC LIMIT 1000"
      return try Row.fetchAll(db, sql: sql).reversed().map { row in
        SetAside(number: row["number"], error: Self.error(row["problem"], row["problem_code"]))
      }
    }
  }

  /// Puts back in line what an older version of this program could not read and this one can.
  func readAgain() throws {
    try queue.write { db in
      let sql = "SELECT * FROM writes WHERE problem_code = ?"
      for row in try Row.fetchAll(db, sql: sql, arguments: [Self.unreadableCode]) {
        guard case .success = Self.decode(row) else { continue }
        try db.execute(
          sql: "UPDATE writes SET problem = NULL, problem_code = NULL WHERE number = ?",
          arguments: [row["number"] as Int64]
        )
      }
    }
  }

  private static let waiting = "SELECT * FROM writes WHERE problem IS NULL ORDER BY number"
  /// In the column for a server's code: no server was asked.
  private static let unreadableCode = 0

  private static func decode(_ row: Row) -> Result<WaitingWrite, FeedError> {
    do {
      let json = try JSONParser.parse(row["operation"] as String, marks: .kept)
      return .success(
        WaitingWrite(
          number: row["number"],
          write: try OfflineWrite(version: row["version"], json: json),
          madeAt: Timestamp(microseconds: row["made_at"])
        )
      )
    } catch {
      return .failure(unreadable((error as? FeedError)?.detail ?? "It is not JSON."))
    }
  }

  private static func unreadable(_ reason: String) -> FeedError {
    FeedError(.storage, "A change that was waiting cannot be read: \(reason)")
  }

  private static func setAside(_ number: Int64, _ error: FeedError, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE writes SET problem = ?, problem_code = ? WHERE number = ?",
      arguments: [error.detail, error.code == .storage ? unreadableCode : error.code.rawValue, number]
    )
  }

  /// Keeps the text of something that waited and cannot be read.
  static func insertUnreadable(_ text: String, _ reason: String, at now: Timestamp, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO writes (version, operation, made_at, problem, problem_code) VALUES (0, ?, ?, ?, ?)
        """,
      arguments: [text, now.microseconds, unreadable(reason).detail, unreadableCode]
    )
  }

  private static func error(_ detail: String, _ code: Int) -> FeedError {
    let known = FeedError.Code.known.first { $0.rawValue == code } ?? .general
    return FeedError(code == unreadableCode ? .storage : known, detail)
  }
}
