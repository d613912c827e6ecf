/// Which reactions to list. See <doc:Reactions#Lists>.
public struct ReactionQuery: Hashable, Sendable {
  /// Whose or what's reactions.
  public enum Lookup: Hashable, Sendable {
    /// Those directly on an activity.
    case activity(ActivityID)
    /// All reactions of a user.
    case user(String)
    /// The children of a reaction.
    case parent(String)
  }

  /// How many reactions a page holds where nobody says.
  public static let defaultLimit = 10
  /// The most that one page holds.
  public static let maximumLimit = 25

  /// Where to look.
  public var lookup: Lookup
  /// Only reactions of this kind; nil for all.
  public var kind: String?
  /// More than 25 are answered with 25.
  public var limit: Int
  /// Bounds by reaction id. With a lower bound the page is oldest first, otherwise newest first.
  public var bounds: [IDBound]
  /// Adds the activity itself to the answer (lookup by activity only).
  public var withActivity: Bool
  /// Whose children to list under `ownChildren`; nil for everybody's.
  public var userID: String?
  /// Whether to fill `ownChildren` of each reaction.
  public var withOwnChildren: Bool
  /// Only children of these kinds; nil for all.
  public var ownChildrenKinds: [String]?
  /// Only reactions of this user.
  public var filterUserID: String?

  /// The newest ten of all kinds, unless something else is said.
  public init(
    _ lookup: Lookup,
    kind: String? = nil,
    limit: Int = defaultLimit,
    bounds: [IDBound] = [],
    withActivity: Bool = false,
    userID: String? = nil,
    withOwnChildren: Bool = false,
    ownChildrenKinds: [String]? = nil,
    filterUserID: String? = nil
  ) {
    self.lookup = lookup
    self.kind = kind
    self.limit = limit
    self.bounds = bounds
    self.withActivity = withActivity
    self.userID = userID
    self.withOwnChildren = withOwnChildren
    self.ownChildrenKinds = ownChildrenKinds
    self.filterUserID = filterUserID
  }
}

/// A page of reactions.
public struct ReactionPage: Hashable, Sendable {
  /// In the order of the query's bounds.
  public var reactions: [Reaction]
  /// What to ask for the next page; nil exactly if there is none.
  public var next: ReactionQuery?
  /// The activity, where it was asked for and exists.
  public var activity: Activity?

  /// As backends answer it.
  public init(reactions: [Reaction], next: ReactionQuery? = nil, activity: Activity? = nil) {
    self.reactions = reactions
    self.next = next
    self.activity = activity
  }
}
