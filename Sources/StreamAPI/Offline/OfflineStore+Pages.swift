import FeedCore
import Foundation
import GRDB
import StreamWire

/// How much of what was read is kept.
struct PageLimits: Sendable {
  /// Of all pages together. The oldest are removed first.
  var bytes = 32 << 20
  /// A single page larger than this is not kept.
  var pageBytes = 4 << 20
  /// Pages that were read longer ago are removed.
  var seconds = 60.0 * 86_400
}

/// What a kept page shows.
struct Mention: Hashable, Sendable {
  enum Kind: String, Sendable {
    case activity
    case user
    case object
    case reaction
  }

  var kind: Kind
  var id: String

  init(_ kind: Kind, _ id: String) {
    self.kind = kind
    self.id = id
  }
}

extension OfflineStore {
  /// Keeps a page in place of the one that was read before for the same query.
  func keep(_ page: FeedPage, of feed: FeedID, _ query: FeedQuery, at now: Timestamp) async throws {
    let bytes = Self.bytes(page, of: feed)
    guard bytes.count <= limits.pageBytes else { return }
    let mentions = CachedPages([page]).mentions
    try await write { [limits] db in
      try Self.insert(bytes, feed, Self.key(query), mentions, at: now, db)
      try Self.trim(db, limits, at: now)
    }
  }

  static func bytes(_ page: FeedPage, of feed: FeedID) -> [UInt8] {
    var writer = WireWriter()
    writer.page(page, of: feed)
    return Array(writer.bytes)
  }

  static func insert(
    _ bytes: [UInt8],
    _ feed: FeedID,
    _ query: String,
    _ mentions: Set<Mention>,
    at now: Timestamp,
    _ db: Database
  ) throws {
    try db.execute(
      sql: """
        DELETE FROM pages WHERE feed = ?1 AND query = ?2;
        """,
      arguments: [feed.description, query]
    )
    try db.execute(
      sql: "INSERT INTO pages (feed, query, read_at, size, page) VALUES (?, ?, ?, ?, ?)",
      arguments: [feed.description, query, now.microseconds, bytes.count, Data(bytes)]
    )
    let page = db.lastInsertedRowID
    let statement = try db.cachedStatement(sql: "INSERT INTO mentions (kind, id, page) VALUES (?, ?, ?)")
    for mention in mentions { try statement.execute(arguments: [mention.kind.rawValue, mention.id, page]) }
  }

  /// Removes what is too old, then the oldest until the rest fits.
  static func trim(_ db: Database, _ limits: PageLimits, at now: Timestamp) throws {
    try db.execute(
      sql: "DELETE FROM pages WHERE read_at < ?",
      arguments: [now.advanced(bySeconds: -limits.seconds).microseconds]
    )
    try db.execute(
      sql: """
        DELETE FROM pages WHERE number IN (
          SELECT number FROM (
            SELECT number, sum(size) OVER (ORDER BY read_at DESC, number DESC) AS total FROM pages
          ) WHERE total > ?
        )
        """,
      arguments: [limits.bytes]
    )
  }

  /// The page that was read for this query.
  func page(of feed: FeedID, _ query: FeedQuery) async throws -> FeedPage? {
    let row = try await read { db in
      try KeptRow.fetchOne(
        db,
        sql: "SELECT read_at, page FROM pages WHERE feed = ? AND query = ?",
        arguments: [feed.description, Self.key(query)]
      )
    }
    return row?.page(query)
  }

  /// For a question about what is newer than what was read: nothing is, as far as anybody can tell without
  /// the server.
  func nothingNewer(in feed: FeedID, _ query: FeedQuery) async throws -> FeedPage? {
    guard query.bounds.contains(where: { $0.relation == .greaterThan }) else { return nil }
    let row = try await read { db in
      try KeptRow.fetchOne(
        db,
        sql: "SELECT read_at, page FROM pages WHERE feed = ? ORDER BY read_at DESC, number DESC LIMIT 1",
        arguments: [feed.description]
      )
    }
    guard var page = row?.page(FeedQuery(enrichment: Enrichment())) else { return nil }
    if case .groups = page.items { page.items = .groups([]) } else { page.items = .activities([]) }
    page.next = nil
    return page
  }

  /// For each of `mentions` the page that showed it last, oldest first.
  func pages(showing mentions: Set<Mention>) async throws -> [FeedPage] {
    guard !mentions.isEmpty else { return [] }
    let rows = try await read { db in
      let newest = try db.cachedStatement(
        sql: """
          SELECT pages.number FROM mentions JOIN pages ON pages.number = mentions.page WHERE kind = ? AND id = ?
          ORDER BY read_at DESC, pages.number DESC LIMIT 1
          """
      )
      let numbers = try mentions.compactMap {
        try Int64.fetchOne(newest, arguments: [$0.kind.rawValue, $0.id])
      }
      return try Set(numbers).compactMap { number in
        try KeptRow.fetchOne(db, sql: "SELECT read_at, page FROM pages WHERE number = ?", arguments: [number])
      }
    }
    return rows.sorted { $0.readAt < $1.readAt }.compactMap { $0.page(FeedQuery(enrichment: Enrichment())) }
  }

  /// Marks are not part of what is read.
  static func key(_ query: FeedQuery) -> String {
    var query = query
    query.markSeen = nil
    query.markRead = nil
    return query.queryItems.text + (query.enrichment == nil ? "" : "&enriched")
  }
}

private struct KeptRow: FetchableRecord, Sendable {
  let readAt: Int64
  let bytes: Data

  init(row: Row) {
    readAt = row["read_at"]
    bytes = row["page"]
  }

  func page(_ query: FeedQuery) -> FeedPage? {
    guard let json = try? JSONParser.parse(bytes, marks: .kept),
      var page = try? FeedPage(wire: json, query: query)
    else {
      return nil
    }
    page.asOf = Timestamp(microseconds: readAt)
    return page
  }
}
