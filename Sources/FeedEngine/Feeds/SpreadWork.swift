import FeedCore

/// Adds an activity to many feeds, not to their followers.
struct SpreadWork: UnfinishedWork {
  static let kind = "add to many"

  var act: Int64
  /// Whether the activity was not stored before, so that the feeds of the first portion cannot have it.
  var isNew: Bool
  /// The feeds that are left, in their order.
  var feeds: [FeedID]

  var subject: Int64 { act }

  /// A feed takes an event, a publication and a group with its parts.
  private static let rowsOfFeed = 5

  private enum CodingKeys: CodingKey { case act, isNew, feeds }

  init(act: Int64, isNew: Bool, feeds: [FeedID]) {
    self.act = act
    self.isNew = isNew
    self.feeds = feeds
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    act = try values.decode(Int64.self, forKey: .act)
    isNew = try values.decode(Bool.self, forKey: .isNew)
    feeds = FeedIDText.feeds(try values.decode(String.self, forKey: .feeds))
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(act, forKey: .act)
    try values.encode(isNew, forKey: .isNew)
    try values.encode(FeedIDText.text(feeds), forKey: .feeds)
  }

  mutating func runPortion(in writing: Writing, rows: inout Int) throws -> Bool {
    guard let activity = try writing.reading.activity(act: act) else { return true }
    let stored = Writing.StoredActivity(
      act: act,
      activity: activity,
      position: ActivityPosition(activity.id),
      formerTargets: isNew ? nil : activity.to
    )
    // Others may add it to a feed before the next portion.
    isNew = false
    let portion = feeds.prefix(max(1, rows / Self.rowsOfFeed))
    for feed in portion { try writing.publish(stored, in: feed, via: 0, fans: false) }
    feeds.removeFirst(portion.count)
    rows -= portion.count * Self.rowsOfFeed
    return feeds.isEmpty
  }
}
