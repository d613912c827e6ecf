import FeedCore

/// A row of `reaction`: the reaction without its user and children.
struct ReactionRow {
  var seq: Int64
  var parentSeq: Int64?
  var depth: Int
  var reaction: Reaction
  var extraData: [String: JSONValue]

  init(seq: Int64, parentSeq: Int64?, depth: Int, reaction: Reaction, extraData: [String: JSONValue]) {
    self.seq = seq
    self.parentSeq = parentSeq
    self.depth = depth
    self.reaction = reaction
    self.extraData = extraData
  }

  static let columns = """
    r.seq, r.parent, r.depth, r.id, r.kind, r.high, r.low, r.user, r.data, r.targets, r.extra,
    r.created_at, r.updated_at, r.deleted_at, (SELECT p.id FROM reaction p WHERE p.seq = r.parent)
    """

  init(_ row: Statement.Row) throws {
    seq = row.int(0)
    parentSeq = row.optionalInt(1)
    depth = Int(row.int(2))
    extraData = try row.fields(10)
    reaction = Reaction(
      id: row.text(3),
      kind: row.text(4),
      activityID: ActivityID(high: UInt64(bitPattern: row.int(5)), low: UInt64(bitPattern: row.int(6))),
      userID: row.text(7),
      parent: row.text(14),
      data: try row.fields(8),
      createdAt: Timestamp(microseconds: row.int(11)),
      updatedAt: Timestamp(microseconds: row.int(12)),
      deletedAt: row.optionalInt(13).map(Timestamp.init(microseconds:)),
      targetFeeds: row.withBytes(9) { $0.isEmpty ? [] : FeedIDText.feeds($0) }
    )
  }

  var isDeleted: Bool { reaction.deletedAt != nil }
}

extension ActivityID {
  /// The two halves as SQLite's signed integers.
  var halves: (high: Int64, low: Int64) { (Int64(bitPattern: high), Int64(bitPattern: low)) }
}
