/// Something that happened to a feed, told to whoever listens. Source: `stream-api.md` §2.10, item 4.
public struct FeedChange: Sendable {
  public var feed: FeedID
  /// Activities that arrived, enriched with the objects behind references but without reactions.
  public var new: [EnrichedActivity]
  /// In aggregated and notification feeds, for each of `new`, the group it went to.
  public var groups: [String]
  public var deleted: [ActivityID]
  public var deletedForeignIDs: [ActivityKey]
  /// Notification feeds: what was marked. (Stream's service does not announce marks.)
  public var markedSeen: MarkOption?
  public var markedRead: MarkOption?
  /// Activities of the feed whose reactions changed. (Stream's service does not announce them.)
  public var reacted: [ActivityID]
  public var publishedAt: Timestamp

  public init(
    feed: FeedID,
    new: [EnrichedActivity] = [],
    groups: [String] = [],
    deleted: [ActivityID] = [],
    deletedForeignIDs: [ActivityKey] = [],
    markedSeen: MarkOption? = nil,
    markedRead: MarkOption? = nil,
    reacted: [ActivityID] = [],
    publishedAt: Timestamp
  ) {
    (self.feed, self.new, self.groups, self.deleted) = (feed, new, groups, deleted)
    self.deletedForeignIDs = deletedForeignIDs
    (self.markedSeen, self.markedRead, self.reacted) = (markedSeen, markedRead, reacted)
    self.publishedAt = publishedAt
  }
}
