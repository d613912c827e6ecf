import FeedCore

/// Writes what the store holds as JSON Lines: `{"type": "activity", …}` and so on.
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

  private func emit(_ type: String, _ fields: [String: JSONValue]) throws {
    var fields = fields
    fields["type"] = .string(type)
    try line(JSONWriter.text(.object(fields)))
  }

  private func users() throws {
    try reading.sql("SELECT id, data, created_at, updated_at FROM user ORDER BY row").each { row in
      try emit(
        "user",
        [
          "id": .string(row.text(0)), "data": .object(try row.fields(1)), "created_at": zoned(row.int(2)),
          "updated_at": zoned(row.int(3)),
        ]
      )
    }
  }

  private func objects() throws {
    try reading.sql("SELECT collection, id, data, owner, created_at, updated_at FROM object ORDER BY row")
      .each { row in
        try emit(
          "object",
          [
            "collection": .string(row.text(0)), "id": .string(row.text(1)),
            "data": .object(try row.fields(2)),
            "owner": row.isNull(3) ? .null : .string(row.text(3)), "created_at": zoned(row.int(4)),
            "updated_at": zoned(row.int(5)),
          ]
        )
      }
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
      let added = try feeds.all(row.int(0)) { JSONValue.string("\($0.text(0)):\($0.text(1))") }
      var fields = activity.custom
      fields["id"] = .string(activity.id.description)
      fields["actor"] = .string(activity.actor)
      fields["verb"] = .string(activity.verb)
      fields["object"] = .string(activity.object)
      fields["target"] = .string(activity.target)
      fields["foreign_id"] = .string(activity.foreignID)
      fields["time"] = .string(activity.time.activityText)
      fields["to"] = .array(activity.to.map { .string($0.description) })
      try emit("activity", ["activity": .object(fields), "feeds": .array(added)])
    }
  }

  private func follows() throws {
    try reading.sql(
      """
      SELECT s.slug, s.name, t.slug, t.name, f.created_at FROM follow f
      JOIN feed s ON s.id = f.follower JOIN feed t ON t.id = f.target WHERE f.ended IS NULL ORDER BY f.since
      """
    ).each { row in
      try emit(
        "follow",
        [
          "feed_id": .string("\(row.text(0)):\(row.text(1))"),
          "target_id": .string("\(row.text(2)):\(row.text(3))"), "created_at": zoned(row.int(4)),
        ]
      )
    }
  }

  private func reactions() throws {
    try reading.sql("SELECT \(ReactionRow.columns) FROM reaction r ORDER BY r.seq").each { row in
      let reaction = try ReactionRow(row).reaction
      try emit(
        "reaction",
        [
          "id": .string(reaction.id), "kind": .string(reaction.kind),
          "activity_id": .string(reaction.activityID.description), "user_id": .string(reaction.userID),
          "parent": .string(reaction.parent), "data": .object(reaction.data),
          "target_feeds": .array(reaction.targetFeeds.map { .string($0.description) }),
          "created_at": .string(reaction.createdAt.zonedText),
          "updated_at": .string(reaction.updatedAt.zonedText),
          "deleted_at": reaction.deletedAt.map { .string($0.zonedText) } ?? .null,
        ]
      )
    }
  }

  private func zoned(_ microseconds: Int64) -> JSONValue {
    .string(Timestamp(microseconds: microseconds).zonedText)
  }
}
