import FeedCore

extension Reading {
  private static let counted = [
    ("feeds", "feed"), ("activities", "activity"), ("publications", "publication"), ("follows", "follow"),
    ("inbox entries", "inbox"), ("groups", "activity_group"), ("grouped activities", "group_item"),
    ("reactions", "reaction"), ("users", "user"), ("objects", "object"), ("events in the log", "change"),
  ]

  func statistics() throws -> EngineStatistics {
    let counts = try Self.counted.map { name, table in
      (name: name, count: try sql("SELECT count(*) FROM \(table)").first { Int($0.int(0)) } ?? 0)
    }
    func pragma(_ name: String) throws -> Int { try sql("PRAGMA \(name)").first { Int($0.int(0)) } ?? 0 }
    let pageSize = try pragma("page_size")
    return EngineStatistics(
      counts: counts,
      bytes: try pragma("page_count") * pageSize,
      freeBytes: try pragma("freelist_count") * pageSize,
      newestEvent: Int(try newestEvent())
    )
  }

  /// Statements whose rows are damage, and what to say of one.
  private static let invariants: [(rows: String, finding: String)] = [
    (
      """
      SELECT g.id FROM activity_group g WHERE g.activity_count <>
        (SELECT count(*) FROM (SELECT DISTINCT time, tie FROM group_item WHERE grp = g.id))
      """, "The group %d counts other activities than it has."
    ),
    (
      "SELECT g.id FROM activity_group g WHERE g.actor_count <> (SELECT count(*) FROM group_actor WHERE grp = g.id)",
      "The group %d counts other actors than it has."
    ),
    (
      """
      SELECT f.id FROM feed f WHERE
        f.unseen <> (SELECT count(*) FROM activity_group g WHERE g.feed = f.id AND g.seen = 0)
        OR f.unread <> (SELECT count(*) FROM activity_group g WHERE g.feed = f.id AND g.read = 0)
      """, "The feed number %d counts other unseen or unread groups than it has."
    ),
    (
      """
      SELECT max(r.seq) FROM reaction_count c
      LEFT JOIN reaction r ON r.high = c.high AND r.low = c.low AND r.kind = c.kind AND r.parent IS NULL
        AND r.deleted_at IS NULL
      GROUP BY c.high, c.low, c.kind HAVING count(r.seq) <> c.n
      """, "The reactions beside number %d are counted wrongly."
    ),
    (
      """
      SELECT c.parent FROM child_count c WHERE c.n <>
        (SELECT count(*) FROM reaction r WHERE r.parent = c.parent AND r.kind = c.kind AND r.deleted_at IS NULL)
      """, "The children of reaction number %d are counted wrongly."
    ),
    (
      "SELECT p.seq FROM publication p LEFT JOIN activity a ON a.act = p.act WHERE a.time IS NOT p.time OR a.tie IS NOT p.tie",
      "The publication %d stands at another time than its activity."
    ),
    (
      "SELECT f.id FROM feed f WHERE f.caught > (SELECT max(seq) FROM change) AND f.caught > 0",
      "The feed number %d has taken over events that never happened."
    ),
  ]

  /// At most this many findings of one kind are listed.
  private static let listed = 20

  /// - Throws: `DatabaseError` if the database is too damaged for SQLite to look.
  func findings() throws -> [String] {
    let damage = try IntegrityFindings(titles: [:]).read(self)
    guard damage.isEmpty else { return try IntegrityFindings(titles: pageTitles()).read(self) }
    var findings = try sql("PRAGMA foreign_key_check").all { row in
      "A row of the table \(row.text(0)) points to a row of \(row.text(2)) that does not exist."
    }.prefix(Self.listed).map { $0 }
    for invariant in Self.invariants {
      let rows = try sql("\(invariant.rows) LIMIT \(Self.listed)").all { $0.int(0) }
      findings += rows.map { invariant.finding.replacing("%d", with: String($0)) }
    }
    return findings
  }
}
