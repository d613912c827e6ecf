import FeedCore

extension Reading {
  /// Users, ordered by id; all of them where there is no text.
  func searchUsers(_ text: String?, limit: Int, afterID: String?) throws -> [FeedUser] {
    let columns = "u.id, u.data, u.created_at, u.updated_at"
    guard let text, !text.isEmpty else {
      return try sql("SELECT \(columns) FROM user u WHERE u.id > ? ORDER BY u.id LIMIT ?")
        .all(afterID ?? "", limit) { try Self.user($0) }
    }
    guard let query = try SearchableText.query(text) else { return [] }
    return try sql(
      """
      SELECT \(columns) FROM user_text t CROSS JOIN user u ON u.row = t.rowid
      WHERE user_text MATCH ?1 AND u.id > ?2 ORDER BY u.id LIMIT ?3
      """
    ).all(query, afterID ?? "", limit) { try Self.user($0) }
  }

  /// The newest activities with the words in their own fields or in those of their object.
  func searchActivities(_ text: String, limit: Int, before: ActivityID?, in scope: FeedScope?) throws
    -> [Activity]
  {
    guard let query = try SearchableText.query(text) else { return [] }
    let below = before.map(ActivityPosition.init) ?? .pastLast
    let groups = JSONWriter.text(.array(scope?.groups.sorted().map { .string($0) } ?? []))
    let acts = try sql(
      """
      WITH found(act) AS (
        SELECT rowid FROM activity_text WHERE activity_text MATCH ?1
        UNION
        SELECT a.act FROM object_text t CROSS JOIN object o ON o.row = t.rowid
        CROSS JOIN activity a ON a.object = 'SO:' || o.collection || ':' || o.id WHERE object_text MATCH ?1
      )
      SELECT a.act FROM found CROSS JOIN activity a ON a.act = found.act
      WHERE (a.time, a.tie) < (?2, ?3) AND (?5 IS NULL OR EXISTS (
        SELECT 1 FROM publication p CROSS JOIN feed f ON f.id = p.feed
        WHERE p.act = a.act AND (f.name = ?5 OR f.slug IN (SELECT value FROM json_each(?6)))
      ))
      ORDER BY a.time DESC, a.tie DESC LIMIT ?4
      """
    ).all(query, below.time, below.tie, limit, scope?.id, groups) { $0.int(0) }
    return try acts.compactMap { try activity(act: $0) }
  }
}
