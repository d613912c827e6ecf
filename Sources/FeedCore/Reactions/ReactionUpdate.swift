/// A change of a reaction's data and target feeds. Leaving target feeds out clears them. See
/// <doc:Reactions#Changing-a-reaction>.
public struct ReactionUpdate: Hashable, Sendable {
  /// Of the reaction to change.
  public var id: String
  /// Nil leaves the data as it is.
  public var data: [String: JSONValue]?
  /// Replaces the target feeds, at most 20.
  public var targetFeeds: [FeedID]
  /// Custom fields of the activity that they receive.
  public var targetFeedsExtraData: [String: JSONValue]

  /// Changes the reaction called `id`: no data leaves its data, no target feeds clear them.
  public init(
    id: String,
    data: [String: JSONValue]?,
    targetFeeds: [FeedID] = [],
    targetFeedsExtraData: [String: JSONValue] = [:]
  ) {
    self.id = id
    self.data = data
    self.targetFeeds = targetFeeds
    self.targetFeedsExtraData = targetFeedsExtraData
  }
}
