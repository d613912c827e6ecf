import FeedCore
import GRDB

/// What there is to tell, by listener.
struct News {
  var changes: [Int: [FeedChange]] = [:]
  /// Everything up to this event is told.
  var newest: Int64
}

/// A row of the log.
struct LoggedChange {
  var event: Int64
  var at: Timestamp
  var feed: Int64
  var kind: ChangeKind
  var position: ActivityPosition?
  var payload: String?

  init?(_ row: Statement.Row) {
    guard let kind = ChangeKind(rawValue: Int(row.int(3))) else { return nil }
    (event, at, feed, self.kind) = (row.int(0), Timestamp(microseconds: row.int(1)), row.int(2), kind)
    position = row.optionalInt(4).map { ActivityPosition(time: $0, tie: row.int(5)) }
    payload = row.isNull(6) ? nil : row.text(6)
  }
}

extension Reading {
  /// - Parameter listeners: the feeds each listens to (nil for all), and up to which event it was told.
  func news(after oldest: Int64, for listeners: [Int: (feeds: Set<FeedID>?, told: Int64)]) throws -> News {
    var news = News(newest: try newestEvent())
    guard news.newest > oldest else { return news }
    let rows = try sql(
      "SELECT seq, at, feed, kind, time, tie, payload FROM change WHERE seq > ? AND kind > 0 ORDER BY seq"
    )
    .all(oldest) { LoggedChange($0) }.compactMap { $0 }
    var teller = NewsTeller(self)
    for row in rows {
      do {
        try teller.take(row, for: listeners)
      } catch let error as DatabaseError where error.mayPass {
        // Nothing of this reading is delivered; the next one starts at the same event.
        throw error
      } catch {
        // One event that cannot be read must not keep all later ones from everybody.
        configuration.problems.note("event", Self.problem(row, error))
      }
    }
    news.changes = teller.changes
    return news
  }

  private static func problem(_ row: LoggedChange, _ error: any Error) -> String {
    let reason = (error as? FeedError)?.detail ?? "\(error)"
    return "The event \(row.event) cannot be announced and is passed over: \(reason.prefix(200)). "
      + "More of this kind are not reported."
  }
}

extension DatabaseError {
  /// Whether the same reading may succeed a moment later.
  fileprivate var mayPass: Bool {
    switch resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_INTERRUPT, .SQLITE_ABORT, .SQLITE_NOMEM, .SQLITE_SCHEMA,
      .SQLITE_CANTOPEN, .SQLITE_MISUSE:
      true
    default: false
    }
  }
}

/// Turns rows of the log into what each listener hears.
private struct NewsTeller {
  private let reading: Reading
  private(set) var changes: [Int: [FeedChange]] = [:]
  private var activities: [ActivityPosition: EnrichedActivity] = [:]

  init(_ reading: Reading) { self.reading = reading }

  mutating func take(_ row: LoggedChange, for listeners: [Int: (feeds: Set<FeedID>?, told: Int64)]) throws {
    guard let source = try reading.feed(row.feed) else { return }
    for (id, listener) in listeners where listener.told < row.event {
      for feed in try recipients(of: row, from: source, among: listener.feeds) {
        try tell(row, feed, origin: feed == source ? nil : source, to: id)
      }
    }
  }

  /// The feeds in which the event can be seen: its own, and the followers of that.
  private func recipients(of row: LoggedChange, from source: FeedID, among feeds: Set<FeedID>?) throws
    -> [FeedID]
  {
    var recipients = feeds?.contains(source) ?? true ? [source] : []
    guard row.kind != .markedSeen, row.kind != .markedRead, try isPassedOn(row) else { return recipients }
    if let feeds {
      for feed in feeds where try follows(feed, row) { recipients.append(feed) }
    } else {
      recipients += try followers(row)
    }
    return recipients
  }

  /// What was added to many feeds is not passed on to their followers.
  private func isPassedOn(_ row: LoggedChange) throws -> Bool {
    guard row.kind == .new else { return true }
    return try reading.sql("SELECT fans FROM publication WHERE seq = ?").first(row.event) { $0.bool(0) }
      ?? false
  }

  private func follows(_ feed: FeedID, _ row: LoggedChange) throws -> Bool {
    guard let number = try reading.feedNumber(feed) else { return false }
    return try reading.sql(
      """
      SELECT 1 FROM follow f WHERE f.follower = ?1 AND f.target = ?2 AND f.since < ?3 AND f.ended IS NULL
        AND NOT EXISTS (SELECT 1 FROM hidden h WHERE h.feed = ?1 AND h.time = ?4 AND h.tie = ?5)
      """
    ).first(number, row.feed, row.event, row.position?.time, row.position?.tie) { _ in true } ?? false
  }

  private func followers(_ row: LoggedChange) throws -> [FeedID] {
    try reading.sql(
      """
      SELECT s.slug, s.name FROM follow f CROSS JOIN feed s ON s.id = f.follower
      WHERE f.target = ?1 AND f.since < ?2 AND f.ended IS NULL
        AND NOT EXISTS (SELECT 1 FROM hidden h WHERE h.feed = f.follower AND h.time = ?3 AND h.tie = ?4)
      """
    ).all(row.feed, row.event, row.position?.time, row.position?.tie) {
      FeedID(trusted: $0.text(0), $0.text(1))
    }
  }

  private mutating func tell(_ row: LoggedChange, _ feed: FeedID, origin: FeedID?, to listener: Int) throws {
    var change = FeedChange(feed: feed, publishedAt: row.at)
    switch row.kind {
    case .new:
      guard let position = row.position, var entry = try activity(position) else { return }
      entry.activity.origin = origin
      change.new = [entry]
      if case .success(let format)? = reading.configuration.formats[feed.group] {
        change.groups = [reading.groupName(of: entry.activity, in: feed, format: format)]
      }
    case .deleted:
      guard let position = row.position else { return }
      change.deleted = [position.id]
      if let foreignID = row.payload, !foreignID.isEmpty {
        change.deletedForeignIDs = [.foreign(id: foreignID, time: Timestamp(microseconds: position.time))]
      }
    case .markedSeen: change.markedSeen = Self.mark(row)
    case .markedRead: change.markedRead = Self.mark(row)
    case .reacted: change.reacted = row.position.map { [$0.id] } ?? []
    case .silent: return
    }
    changes[listener, default: []].append(change)
  }

  private static func mark(_ row: LoggedChange) -> MarkOption {
    guard let payload = row.payload, let ids = try? JSONParser.parse(payload).arrayValue else { return .all }
    return .ids(ids.compactMap(\.stringValue))
  }

  private mutating func activity(_ position: ActivityPosition) throws -> EnrichedActivity? {
    if let known = activities[position] { return known }
    guard let activity = try reading.activity(position.id) else { return nil }
    var entries = [EnrichedActivity(activity)]
    var enricher = PageEnricher(reading, Enrichment())
    try enricher.enrich(&entries)
    activities[position] = entries[0]
    return entries[0]
  }
}
