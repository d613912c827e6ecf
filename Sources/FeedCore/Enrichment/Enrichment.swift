/// What an enriched read brings along besides the objects behind references. See
/// <doc:References#Reactions-beside-activities>.
public struct Enrichment: Hashable, Sendable {
  /// Whose reactions are "own"; nil means everybody's, as Stream's server-side calls do.
  public var userID: String?
  /// Whether `userID`'s reactions come along, by kind.
  public var ownReactions: Bool
  /// Whether the newest reactions of each kind come along.
  public var recentReactions: Bool
  /// Whether the number of reactions of each kind comes along.
  public var reactionCounts: Bool
  /// Whether each reaction brings along `userID`'s reactions to it.
  public var ownChildren: Bool
  /// Only children of these kinds among the own ones; nil for all.
  public var ownChildrenKinds: [String]?
  /// Only reactions of these kinds, in all three parts.
  public var kinds: [String]?
  /// How many recent reactions of each kind, 1…25.
  public var recentReactionsLimit: Int

  /// Only the objects behind references, unless some of the reactions are asked for.
  public init(
    userID: String? = nil,
    ownReactions: Bool = false,
    recentReactions: Bool = false,
    reactionCounts: Bool = false,
    ownChildren: Bool = false,
    ownChildrenKinds: [String]? = nil,
    kinds: [String]? = nil,
    recentReactionsLimit: Int = 5
  ) {
    self.userID = userID
    self.ownReactions = ownReactions
    self.recentReactions = recentReactions
    self.reactionCounts = reactionCounts
    self.ownChildren = ownChildren
    self.ownChildrenKinds = ownChildrenKinds
    self.kinds = kinds
    self.recentReactionsLimit = recentReactionsLimit
  }
}
