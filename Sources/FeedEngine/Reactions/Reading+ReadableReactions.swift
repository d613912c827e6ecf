import FeedCore

extension Reading {
  /// How many rows are looked at together, and how many at most for one page, among those a reader may not
  /// read.
  private static let portion = 100
  private static let longestSearch = 5000

  /// The page of `query` without what the reader may not read.
  ///
  /// Reactions on one activity are readable all or, but for the reader's own, none. Those of a user stand on
  /// many.
  func reactionPage(_ query: ReactionQuery, for access: ReaderAccess) throws -> ReactionPage {
    if case .user = query.lookup { return try page(ofUser: query, for: access) }
    guard let activity = try activityID(of: query.lookup), try !access.mayRead(activity) else {
      return try reactionPage(query)
    }
    guard query.filterUserID ?? access.userID == access.userID else { return ReactionPage(reactions: []) }
    var own = query
    own.filterUserID = access.userID
    own.withActivity = false
    own.withOwnChildren = false
    var page = try reactionPage(own)
    for index in page.reactions.indices { page.reactions[index].latestChildren = [:] }
    page.next?.filterUserID = query.filterUserID
    page.next?.withOwnChildren = query.withOwnChildren
    page.next?.withActivity = query.withActivity
    return page
  }

  private func activityID(of lookup: ReactionQuery.Lookup) throws -> ActivityID? {
    switch lookup {
    case .activity(let id): id
    case .parent(let id): try reactionRow(id)?.reaction.activityID
    case .user: nil
    }
  }

  private func page(ofUser query: ReactionQuery, for access: ReaderAccess) throws -> ReactionPage {
    let limit = try Self.pageLimit(query)
    guard limit > 0 else { return try reactionPage(query) }
    var asked: ReactionQuery? = query
    var found: [ReactionRow] = []
    var looked = 0
    while let portion = asked, found.count <= limit, looked < Self.longestSearch {
      var range = try self.range(portion.bounds)
      range.limit = Self.portion
      let rows = try rows(portion, range)
      looked += rows.count
      found += try access.readable(rows)
      asked = rows.count < Self.portion ? nil : rows.last.map { portion.next(after: $0.reaction.id, range) }
    }
    let isCut = found.count > limit
    let shown = found.prefix(limit)
    let reactions = try shown.map { try listed($0, query, for: access) }
    let next =
      try isCut ? shown.last.map { query.next(after: $0.reaction.id, try range(query.bounds)) } : asked
    return ReactionPage(reactions: reactions, next: next)
  }

  private func listed(_ row: ReactionRow, _ query: ReactionQuery, for access: ReaderAccess) throws -> Reaction
  {
    var reaction = try listed(row, query)
    guard try !access.mayRead(reaction.activityID) else { return reaction }
    reaction.latestChildren = [:]
    reaction.ownChildren = nil
    return reaction
  }
}
