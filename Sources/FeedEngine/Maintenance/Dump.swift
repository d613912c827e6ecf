import FeedCore

/// Writes what the store holds as JSON Lines.
struct Dump {
  let reading: Reading
  let line: (String) throws -> Void

  func write() throws {
    try users()
    try objects()
    try activities()
    try follows()
    try reactions()
  }

  private func users() throws {
    try reading.sql("SELECT id, data, created_at, updated_at FROM user ORDER BY row").each { row in
      let user = try Reading.user(row)
      try line(DumpLine.user(user.id, data: user.data, created: row.time(2), updated: row.time(3)))
    }
  }

  private func objects() throws {
    try reading.sql("SELECT collection, id, data, owner, created_at, updated_at FROM object ORDER BY row")
      .each { row in try line(DumpLine.object(Reading.object(row))) }
  }

  /// Each activity with the feeds it was added to.
  private func activities() throws {
    let feeds = try reading.sql(
      """
      SELECT f.slug, f.name FROM publication p JOIN feed f ON f.id = p.feed WHERE p.act = ? AND p.via = 0
      ORDER BY p.seq
      """
    )
    try reading.sql("SELECT act FROM activity ORDER BY act").each { row in
      guard let activity = try reading.activity(act: row.int(0)) else { return }
      let added = try feeds.all(row.int(0)) { FeedID(trusted: $0.text(0), $0.text(1)) }
      try line(DumpLine.activity(activity, feeds: added))
    }
  }

  private func follows() throws {
    try reading.sql(
      """
      SELECT s.slug, s.name, t.slug, t.name, f.created_at FROM follow f
      JOIN feed s ON s.id = f.follower JOIN feed t ON t.id = f.target WHERE f.ended IS NULL ORDER BY f.since
      """
    ).each { row in
      let (follower, target) = (
        FeedID(trusted: row.text(0), row.text(1)), FeedID(trusted: row.text(2), row.text(3))
      )
      try line(DumpLine.follow(follower, target, created: row.time(4)))
    }
  }

  private func reactions() throws {
    try reading.sql("SELECT \(ReactionRow.columns) FROM reaction r ORDER BY r.seq").each { row in
      try line(DumpLine.reaction(ReactionRow(row).reaction))
    }
  }
}

extension Statement.Row {
  fileprivate func time(_ column: Int32) -> Timestamp { Timestamp(microseconds: int(column)) }
}
