import FeedCore

extension Reading {
  func searchUsers(_ text: String?, limit: Int, afterID: String?) throws -> [FeedUser] {
    let pattern = Self.pattern(text ?? "")
    return try sql(
      """
      SELECT id, data, created_at, updated_at FROM user
      WHERE id > ?1 AND (id LIKE ?2 ESCAPE '\\' OR data LIKE ?2 ESCAPE '\\') ORDER BY id LIMIT ?3
      """
    ).all(afterID ?? "", pattern, limit) { try Self.user($0) }
  }

  func searchActivities(_ text: String, limit: Int, before: ActivityID?) throws -> [Activity] {
    let below = before.map(ActivityPosition.init) ?? .pastLast
    let acts = try sql(
      """
      SELECT act FROM activity WHERE (time, tie) < (?1, ?2)
        AND (custom LIKE ?3 ESCAPE '\\' OR object IN (
          SELECT 'SO:' || collection || ':' || id FROM object WHERE data LIKE ?3 ESCAPE '\\'))
      ORDER BY time DESC, tie DESC LIMIT ?4
      """
    ).all(below.time, below.tie, Self.pattern(text), limit) { $0.int(0) }
    return try acts.compactMap { try activity(act: $0) }
  }

  private static func pattern(_ text: String) -> String {
    "%" + text.flatMap { "%_\\".contains($0) ? ["\\", $0] : [$0] } + "%"
  }
}
