/// What to read of a feed. See <doc:FiltersAndPaging>.
public struct FeedQuery: Hashable, Sendable {
  /// How many activities or groups a page holds by default.
  public static let defaultLimit = 25
  /// The most that one page holds.
  public static let maximumLimit = 100
  /// The most entries that a page leaves out: what comes further down is paged to with bounds by id.
  public static let maximumOffset = 10_000

  /// 0…100; 0 reads only the counters.
  public var limit: Int
  /// How many entries to leave out first, 0…10,000. Stream's `offset`; bounds by id page faster and do not
  /// shift.
  public var offset: Int
  /// By activity id in flat feeds, by group id in the others; not in ranked reads.
  public var bounds: [IDBound]
  /// Notification feeds only: what to mark. The answer shows the state before the mark.
  public var markSeen: MarkOption?
  /// As `markSeen`, for the state "read".
  public var markRead: MarkOption?
  /// A ranking method of the feed's group.
  public var ranking: String?
  /// `external.<name>` in the ranking's score.
  public var rankingVariables: [String: JSONValue]
  /// Whether a ranked read also brings the variables of each score. Stream's `withScoreVars`.
  public var withScoreVariables: Bool
  /// Nil reads raw activities.
  public var enrichment: Enrichment?
  /// Beyond Stream's API; see ``BackendCapabilities/filters``. A backend looks at a bounded number of entries
  /// for a page, so a filtered page may hold less than its limit, even nothing, although another one follows.
  public var filter: ActivityFilter

  /// The newest 25 entries, not enriched and marking nothing, unless something else is said.
  public init(
    limit: Int = defaultLimit,
    offset: Int = 0,
    bounds: [IDBound] = [],
    markSeen: MarkOption? = nil,
    markRead: MarkOption? = nil,
    ranking: String? = nil,
    rankingVariables: [String: JSONValue] = [:],
    withScoreVariables: Bool = false,
    enrichment: Enrichment? = nil,
    filter: ActivityFilter = ActivityFilter()
  ) {
    self.limit = limit
    self.offset = offset
    self.bounds = bounds
    self.markSeen = markSeen
    self.markRead = markRead
    self.ranking = ranking
    self.rankingVariables = rankingVariables
    self.withScoreVariables = withScoreVariables
    self.enrichment = enrichment
    self.filter = filter
  }
}

/// Which notification groups to mark.
public enum MarkOption: Hashable, Sendable {
  /// Every group of the feed.
  case all
  /// Those on the page that is read.
  case current
  /// These groups, by group id; the id of a group's newest activity is accepted too.
  case ids([String])
}

/// Narrows a read to some activities. Beyond Stream's service, except for what is discarded.
public struct ActivityFilter: Hashable, Sendable {
  /// Only these actors, as stored (`SU:ann`); empty for all.
  public var actors: [String]
  /// Only these verbs; empty for all.
  public var verbs: [String]
  /// Only activities whose custom fields hold these values.
  public var custom: [String: JSONValue]
  /// Without these actors.
  public var discardActors: [String]
  /// Without activities that refer to a user, an object, an activity or a reaction that does not exist.
  public var discardDeleted: Bool

  public init(
    actors: [String] = [],
    verbs: [String] = [],
    custom: [String: JSONValue] = [:],
    discardActors: [String] = [],
    discardDeleted: Bool = false
  ) {
    self.actors = actors
    self.verbs = verbs
    self.custom = custom
    self.discardActors = discardActors
    self.discardDeleted = discardDeleted
  }

  /// Whether it lets everything through.
  public var isEmpty: Bool {
    actors.isEmpty && verbs.isEmpty && custom.isEmpty && discardActors.isEmpty && !discardDeleted
  }
}
