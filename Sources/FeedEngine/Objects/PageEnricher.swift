import FeedCore

/// Puts objects in place of references, and reactions beside activities: each object is looked up once a
/// page.
///
/// See “What is replaced” in the article “References and enrichment” of FeedCore.
struct PageEnricher {
  /// An activity inside an activity is enriched, and one inside that; deeper ones stay references.
  private static let maximumDepth = 2

  private let reading: Reading
  private let flags: Enrichment
  private let access: ReaderAccess?
  private var found: [String: EnrichedValue] = [:]

  /// - Parameter access: whose page it is; nil replaces all references. Otherwise anybody could read an
  ///   activity or a reaction by posting a reference to it.
  init(_ reading: Reading, _ flags: Enrichment, for access: ReaderAccess? = nil) {
    self.reading = reading
    self.flags = flags
    self.access = access
  }

  mutating func enrich(_ activities: inout [EnrichedActivity]) throws {
    for index in activities.indices { try enrich(&activities[index], depth: 0) }
  }

  mutating func enrich(_ page: FeedPage) throws -> FeedPage {
    var page = page
    switch page.items {
    case .activities(var activities):
      try enrich(&activities)
      page.items = .activities(activities)
    case .groups(var groups):
      for index in groups.indices { try enrich(&groups[index].activities) }
      page.items = .groups(groups)
    }
    return page
  }

  private mutating func enrich(_ entry: inout EnrichedActivity, depth: Int) throws {
    let activity = entry.activity
    try enrich("actor", activity.actor, in: &entry, depth)
    try enrich("object", activity.object, in: &entry, depth)
    try enrich("target", activity.target, in: &entry, depth)
    for (name, value) in activity.custom {
      if case .string(let text) = value { try enrich(name, text, in: &entry, depth) }
    }
    entry.reactions = try reactions(on: activity.id)
  }

  private mutating func enrich(
    _ field: String,
    _ text: String,
    in entry: inout EnrichedActivity,
    _ depth: Int
  )
    throws
  {
    guard let reference = Reference(stored: text) else { return }
    if let value = try value(of: reference, text, depth) { entry.values[field] = value }
  }

  private mutating func value(of reference: Reference, _ text: String, _ depth: Int) throws -> EnrichedValue?
  {
    if case .activity(let id) = reference { return try activity(id, reference, depth) }
    if let known = found[text] { return known }
    let value = try lookUp(reference) ?? .missing(reference)
    found[text] = value
    return value
  }

  private func lookUp(_ reference: Reference) throws -> EnrichedValue? {
    switch reference {
    case .user(let id): try reading.user(id).map { .user($0) }
    case .object(let collection, let id): try reading.object(collection, id).map { .object($0) }
    case .reaction(let id):
      try reaction(id).map { .reaction($0) }
    case .activity, .model: nil
    }
  }

  private func reaction(_ id: String) throws -> Reaction? {
    guard let row = try reading.reactionRow(id), !row.isDeleted else { return nil }
    guard let access else { return try reading.complete(row) }
    return try access.mayRead(row.reaction) ? reading.complete(row, for: access) : nil
  }

  private mutating func activity(_ id: String, _ reference: Reference, _ depth: Int) throws -> EnrichedValue?
  {
    guard depth < Self.maximumDepth else { return nil }
    guard let id = ActivityID(id), try access?.mayRead(id) ?? true, let activity = try reading.activity(id)
    else { return .missing(reference) }
    var inner = EnrichedActivity(activity)
    try enrich(&inner, depth: depth + 1)
    return .activity(inner)
  }

  // MARK: Reactions

  /// Nil if no flag asks for them.
  private func reactions(on activity: ActivityID) throws -> ActivityReactions? {
    guard flags.ownReactions || flags.recentReactions || flags.reactionCounts else { return nil }
    let counts = try reading.reactionCounts(activity, kinds: flags.kinds)
    let kinds = counts.filter { $0.value > 0 }.keys.sorted()
    var result = ActivityReactions(counts: flags.reactionCounts ? counts : nil)
    if flags.ownReactions { result.own = try own(on: activity, kinds) }
    if flags.recentReactions { try addLatest(on: activity, kinds, to: &result) }
    return result
  }

  private func own(on activity: ActivityID, _ kinds: [String]) throws -> [String: [Reaction]] {
    var own: [String: [Reaction]] = [:]
    for kind in kinds {
      let rows = try reading.reactionRows(
        on: activity,
        kinds: [kind],
        userID: flags.userID,
        ReactionRange(limit: 5)
      )
      if !rows.isEmpty { own[kind] = try rows.map(listed) }
    }
    return own
  }

  private func addLatest(on activity: ActivityID, _ kinds: [String], to result: inout ActivityReactions)
    throws
  {
    let limit = min(max(flags.recentReactionsLimit, 1), ReactionQuery.maximumLimit)
    var latest: [String: [Reaction]] = [:]
    for kind in kinds {
      let rows = try reading.reactionRows(
        on: activity,
        kinds: [kind],
        userID: nil,
        ReactionRange(limit: limit + 1)
      )
      latest[kind] = try rows.prefix(limit).map(listed)
      result.latestNext[kind] = .some(
        rows.count > limit ? next(activity, kind, after: rows[limit - 1], limit) : nil
      )
    }
    result.latest = latest
  }

  private func next(_ activity: ActivityID, _ kind: String, after row: ReactionRow, _ limit: Int)
    -> ReactionQuery
  {
    ReactionQuery(
      .activity(activity),
      kind: kind,
      limit: limit,
      bounds: [IDBound(.lessThan, row.reaction.id)],
      userID: flags.userID,
      withOwnChildren: flags.ownChildren
    )
  }

  private func listed(_ row: ReactionRow) throws -> Reaction {
    var reaction = try reading.complete(row)
    if flags.ownChildren {
      reaction.ownChildren = try reading.ownChildren(row, of: flags.userID, kinds: flags.ownChildrenKinds)
    }
    return reaction
  }
}
