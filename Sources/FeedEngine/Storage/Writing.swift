import FeedCore
import GRDB

/// One write transaction: what `Reading` offers, a clock that never stands still, and numbers for events.
///
/// A class, because one operation's rooms share its clock and its caches. It never leaves its transaction.
final class Writing {
  let reading: Reading
  /// The user who may change only what is their own; nil for a program, which may change anything.
  let actingUser: String?
  /// Told in place of the machine's clock, for loading what happened in the past.
  var pretendedNow: Timestamp? {
    didSet {
      last = pretendedNow.map { $0.microseconds.addingSaturating(-1) } ?? newest
      stamp = nil
    }
  }
  /// What this transaction knows of the store, so that a load need not ask again and again.
  var cache = TransactionCache()
  /// Whether reactions are announced; see `FeedEngineBatch.announcesReactions`.
  var announcesReactions = true
  /// Whether all that is begun has to be done in this transaction.
  var isIndivisible = false
  /// About how many rows this transaction may still write for long work.
  var rowsLeft: Int
  /// Long work that this transaction began and did not finish.
  var begun: [Int64] = []
  /// Whether listeners should look at the log.
  private(set) var announces = false
  private var last: Int64
  private var stamp: Timestamp?
  private var newest: Int64

  init(_ reading: Reading, actingUser: String? = nil) throws {
    self.reading = reading
    self.actingUser = actingUser
    rowsLeft = reading.configuration.portions.rows
    newest = try reading.sql("SELECT last FROM clock").first { $0.int(0) } ?? 0
    last = newest
  }

  var db: Database { reading.db }
  var groups: FeedGroups { reading.groups }

  func sql(_ text: String) throws -> Statement { try reading.sql(text) }

  /// The moment of this transaction, the same for all it writes and never before that of an earlier one.
  var now: Timestamp {
    if let stamp { return stamp }
    last = max(last, clockNow)
    let now = Timestamp(microseconds: last)
    stamp = now
    return now
  }

  /// A time later than all that were given out before.
  func nextTime() -> Timestamp {
    last = max(last.addingSaturating(1), clockNow)
    return Timestamp(microseconds: last)
  }

  private var clockNow: Int64 { (pretendedNow ?? reading.configuration.clock()).microseconds }

  /// Keeps the clock's state for the next transaction.
  func finish() throws {
    guard last > newest || announces else { return }
    newest = max(newest, last)
    try sql("UPDATE clock SET last = ?1 WHERE last < ?1").run(newest)
  }

  /// Enters an event into the log and answers its number.
  func log(
    _ kind: ChangeKind,
    feed: Int64,
    position: ActivityPosition? = nil,
    payload: String? = nil
  ) throws -> Int64 {
    if kind != .silent { announces = true }
    try sql("INSERT INTO change(at, feed, kind, time, tie, payload) VALUES (?, ?, ?, ?, ?, ?)")
      .run(now.microseconds, feed, kind.rawValue, position?.time, position?.tie, payload)
    let event = db.lastInsertedRowID
    if event % Self.trimInterval == 0 { try trimLog(before: event) }
    return event
  }
}

/// What an event in the log was.
enum ChangeKind: Int {
  /// Needs a number, but nobody has to be told.
  case silent = 0
  case new = 1
  case deleted = 2
  case markedSeen = 3
  case markedRead = 4
  case reacted = 5
}
