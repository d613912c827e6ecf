import FeedCore

extension Reading {
  /// How many children a reaction shows, over all kinds. See “Children” in the article “Reactions” of
  /// FeedCore.
  static let shownChildren = 10
  /// How many of the asking user's own children it shows, of each kind. Source: stream-js's suite.
  static let shownOwnChildren = 5

  private static let reactionByID = "SELECT \(ReactionRow.columns) FROM reaction r WHERE r.id = ?"

  func reactionRow(_ id: String) throws -> ReactionRow? {
    try sql(Self.reactionByID).first(id.lowercased()) {
      try ReactionRow($0)
    }
  }

  /// - Throws: `FeedError` with code `notFound`.
  func requiredReaction(_ id: String) throws -> ReactionRow {
    guard let row = try reactionRow(id) else { throw FeedError(.notFound, "There is no reaction '\(id)'.") }
    return row
  }

  /// The reaction with its user and its newest children.
  ///
  /// - Parameter above: how many reactions this one was reached through. A damaged row may be its own
  ///   ancestor.
  func complete(_ row: ReactionRow, above: Int = 0) throws -> Reaction {
    var reaction = row.reaction
    reaction.user = try user(reaction.userID)
    guard max(row.depth, above) < 2 else { return reaction }
    reaction.childrenCounts = try childCounts(row.seq)
    guard !reaction.childrenCounts.isEmpty else { return reaction }
    let children = try childRows(
      row.seq,
      kinds: nil,
      userID: nil,
      ReactionRange(limit: Self.shownChildren)
    )
    for child in children {
      reaction.latestChildren[child.reaction.kind, default: []].append(try complete(child, above: above + 1))
    }
    return reaction
  }

  /// The same for one reader, to whom replies on an activity that is not theirs to read stay hidden.
  func complete(_ row: ReactionRow, for access: ReaderAccess) throws -> Reaction {
    var reaction = try complete(row)
    if !reaction.latestChildren.isEmpty, try !access.mayRead(reaction.activityID) {
      reaction.latestChildren = [:]
    }
    return reaction
  }

  private func childCounts(_ parent: Int64) throws -> [String: Int] {
    let counts = try sql("SELECT kind, n FROM child_count WHERE parent = ? AND n > 0")
      .all(parent) { ($0.text(0), Int($0.int(1))) }
    // SQLite compares bytes, Swift characters: two kinds may be one and the same text.
    return Dictionary(counts, uniquingKeysWith: &+)
  }

  /// By kind, how many reactions stand directly on the activity; 0 for kinds whose last one was taken away.
  func reactionCounts(_ activity: ActivityID, kinds: [String]? = nil) throws -> [String: Int] {
    let counts = try sql("SELECT kind, n FROM reaction_count WHERE high = ? AND low = ?")
      .all(activity.halves.high, activity.halves.low) { ($0.text(0), Int($0.int(1))) }
    return Dictionary(counts.filter { kinds?.contains($0.0) ?? true }, uniquingKeysWith: &+)
  }

  // MARK: Lists

  /// The children of a reaction.
  func childRows(_ parent: Int64, kinds: [String]?, userID: String?, _ range: ReactionRange) throws
    -> [ReactionRow]
  {
    let kinds = try kinds ?? childCounts(parent).keys.sorted()
    let user = userID == nil ? "" : "AND r.user = ?6"
    let statement = try sql(
      """
      SELECT \(ReactionRow.columns) FROM reaction r
      WHERE r.parent = ?1 AND r.kind = ?2 AND r.deleted_at IS NULL \(user) \(range.clause(3))
      """
    )
    return range.merged(
      try kinds.map { kind in
        userID == nil
          ? try statement.all(parent, kind, range.above, range.below, range.limit) { try ReactionRow($0) }
          : try statement.all(parent, kind, range.above, range.below, range.limit, userID) {
            try ReactionRow($0)
          }
      }
    )
  }

  /// The reactions that stand directly on an activity.
  func reactionRows(on activity: ActivityID, kinds: [String]?, userID: String?, _ range: ReactionRange) throws
    -> [ReactionRow]
  {
    let kinds = try kinds ?? reactionCounts(activity).filter { $0.value > 0 }.keys.sorted()
    let (high, low) = activity.halves
    let index = userID == nil ? "reaction_activity" : "reaction_own"
    let user = userID == nil ? "" : "AND r.user = ?7"
    let statement = try sql(
      """
      SELECT \(ReactionRow.columns) FROM reaction r INDEXED BY \(index)
      WHERE r.high = ?1 AND r.low = ?2 AND r.kind = ?3 AND r.parent IS NULL AND r.deleted_at IS NULL \(user)
        \(range.clause(4))
      """
    )
    return range.merged(
      try kinds.map { kind in
        userID == nil
          ? try statement.all(high, low, kind, range.above, range.below, range.limit) { try ReactionRow($0) }
          : try statement.all(high, low, kind, range.above, range.below, range.limit, userID) {
            try ReactionRow($0)
          }
      }
    )
  }

  /// All reactions of a user, children too.
  func reactionRows(of user: String, kind: String?, _ range: ReactionRange) throws -> [ReactionRow] {
    try sql(
      """
      SELECT \(ReactionRow.columns) FROM reaction r
      WHERE r.user = ?1 AND r.deleted_at IS NULL AND (?2 IS NULL OR r.kind = ?2) \(range.clause(3))
      """
    ).all(user, kind, range.above, range.below, range.limit) { try ReactionRow($0) }
  }

  // MARK: Pages

  /// See “Lists” in the article “Reactions” of FeedCore.
  func reactionPage(_ query: ReactionQuery) throws -> ReactionPage {
    var range = try self.range(query.bounds)
    range.limit = try Self.pageLimit(query) + 1
    let rows = try rows(query, range)
    let shown = rows.prefix(range.limit - 1)
    var page = ReactionPage(reactions: try shown.map { try listed($0, query) })
    if rows.count > shown.count, let last = shown.last {
      page.next = query.next(after: last.reaction.id, range)
    }
    if query.withActivity, case .activity(let id) = query.lookup { page.activity = try activity(id) }
    return page
  }

  static func pageLimit(_ query: ReactionQuery) throws -> Int {
    guard query.limit >= 0 else { throw FeedError(.input, "The limit of a page cannot be negative.") }
    return min(query.limit, ReactionQuery.maximumLimit)
  }

  func rows(_ query: ReactionQuery, _ range: ReactionRange) throws -> [ReactionRow] {
    let kinds = query.kind.map { [$0] }
    switch query.lookup {
    case .activity(let id):
      return try reactionRows(on: id, kinds: kinds, userID: query.filterUserID, range)
    case .user(let user):
      guard query.filterUserID == nil || query.filterUserID == user else { return [] }
      return try reactionRows(of: user, kind: query.kind, range)
    case .parent(let id):
      guard let parent = try reactionRow(id) else { return [] }
      return try childRows(parent.seq, kinds: kinds, userID: query.filterUserID, range)
    }
  }

  func listed(_ row: ReactionRow, _ query: ReactionQuery) throws -> Reaction {
    var reaction = try complete(row)
    if query.withOwnChildren {
      reaction.ownChildren = try ownChildren(row, of: query.userID, kinds: query.ownChildrenKinds)
    }
    return reaction
  }

  /// - Parameter user: nil for everybody's.
  func ownChildren(_ row: ReactionRow, of user: String?, kinds: [String]?) throws -> [String: [Reaction]] {
    var own: [String: [Reaction]] = [:]
    for kind in try kinds ?? childCounts(row.seq).keys.sorted() {
      let range = ReactionRange(limit: Self.shownOwnChildren)
      let rows = try childRows(row.seq, kinds: [kind], userID: user, range)
      if !rows.isEmpty { own[kind] = try rows.map { try complete($0) } }
    }
    return own
  }

  func range(_ bounds: [IDBound]) throws -> ReactionRange {
    var range = ReactionRange(limit: 0)
    for bound in bounds {
      let seq = try reactionNumber(bound)
      switch bound.relation {
      case .lessThan: range.below = min(range.below, seq)
      case .atMost: range.below = min(range.below, seq.addingSaturating(1))
      case .greaterThan: range.above = max(range.above, seq)
      case .atLeast: range.above = max(range.above, seq.addingSaturating(-1))
      }
      if bound.relation == .greaterThan || bound.relation == .atLeast { range.isAscending = true }
    }
    return range
  }

  /// The number of the reaction that a bound names; of one that is gone, the number it would have by its
  /// time.
  private func reactionNumber(_ bound: IDBound) throws -> Int64 {
    let seq = try sql("SELECT seq FROM reaction WHERE id = ?").first(bound.id.lowercased()) { $0.int(0) }
    if let seq { return seq }
    guard let id = ActivityID(bound.id) else {
      throw FeedError(.input, "'\(bound.id)' in \(bound.relation.rawValue) is not a reaction id.")
    }
    return try sql("SELECT max(seq) FROM reaction WHERE created_at <= ?")
      .first(id.time.microseconds) { $0.int(0).addingSaturating(1) } ?? 1
  }
}

extension ReactionQuery {
  func next(after id: String, _ range: ReactionRange) -> ReactionQuery {
    var next = self
    let replaced: [IDBound.Relation] = range.isAscending ? [.greaterThan, .atLeast] : [.lessThan, .atMost]
    next.bounds.removeAll { replaced.contains($0.relation) }
    next.bounds.append(IDBound(range.isAscending ? .greaterThan : .lessThan, id))
    return next
  }
}
