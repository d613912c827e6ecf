import FeedCore

extension Reading {
  /// Returns ids of the activities whose actor is `user`, as a reference or by the bare id, oldest first.
  func activityIDs(ofActor user: String, after: ActivityID?, limit: Int) throws -> [ActivityID] {
    let start = after.map(ActivityPosition.init) ?? .first
    let statement = try sql(
      """
      SELECT time, tie FROM activity INDEXED BY activity_actor
      WHERE actor = ?1 AND (time, tie) > (?2, ?3) ORDER BY time, tie LIMIT ?4
      """
    )
    // A page of each of the two spellings, which no activity shares: merged they are one page.
    let positions = try [user, "SU:\(user)"].flatMap { actor in
      try statement.all(actor, start.time, start.tie, limit) {
        ActivityPosition(time: $0.int(0), tie: $0.int(1))
      }
    }
    return positions.sorted().prefix(limit).map(\.id)
  }

  /// Returns ids of the reactions of `user`, softly deleted ones too, oldest first.
  func reactionIDs(of user: String, after: String?, limit: Int) throws -> [String] {
    let start = try after.flatMap { id in
      try sql("SELECT seq FROM reaction WHERE id = ?").first(id) { $0.int(0) }
    }
    // Each of the two has an index of its own.
    return try ["IS NULL", "IS NOT NULL"].flatMap { isDeleted in
      try sql(
        """
        SELECT seq, id FROM reaction WHERE user = ?1 AND deleted_at \(isDeleted) AND seq > ?2
        ORDER BY seq LIMIT ?3
        """
      ).all(user, start ?? 0, limit) { (seq: $0.int(0), id: $0.text(1)) }
    }.sorted { $0.seq < $1.seq }.prefix(limit).map(\.id)
  }
}
