/// Something that happened to a feed, delivered to every subscriber. See <doc:Changes>.
public struct FeedChange: Sendable {
  /// Where it happened. A change of several feeds is reported once for each.
  public var feed: FeedID
  /// Activities that arrived, enriched with the objects behind references but without reactions.
  public var new: [EnrichedActivity]
  /// In aggregated and notification feeds, for each of `new`, the group it went to.
  public var groups: [String]
  /// Activities that left the feed.
  public var deleted: [ActivityID]
  /// The same, for those that have a foreign id: by it and their time.
  public var deletedForeignIDs: [ActivityKey]
  /// Notification feeds: what was marked. (Stream's service does not announce marks.)
  public var markedSeen: MarkOption?
  /// As `markedSeen`, for the state "read".
  public var markedRead: MarkOption?
  /// Activities of the feed whose reactions changed. (Stream's service does not announce them.)
  public var reacted: [ActivityID]
  /// Whether earlier changes of the feed were dropped because the consumer fell behind: read the feed again.
  public var missedEarlier: Bool
  /// When it was announced, by the backend's clock.
  public var publishedAt: Timestamp

  /// A change of `feed`, without what it does not name.
  public init(
    feed: FeedID,
    new: [EnrichedActivity] = [],
    groups: [String] = [],
    deleted: [ActivityID] = [],
    deletedForeignIDs: [ActivityKey] = [],
    markedSeen: MarkOption? = nil,
    markedRead: MarkOption? = nil,
    reacted: [ActivityID] = [],
    missedEarlier: Bool = false,
    publishedAt: Timestamp
  ) {
    self.feed = feed
    self.new = new
    self.groups = groups
    self.deleted = deleted
    self.deletedForeignIDs = deletedForeignIDs
    self.markedSeen = markedSeen
    self.markedRead = markedRead
    self.reacted = reacted
    self.missedEarlier = missedEarlier
    self.publishedAt = publishedAt
  }
}
