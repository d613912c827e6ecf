import FeedCore

/// Turns rows of the log into changes, in one read transaction.
struct ChangeBuilder {
  private let reading: Reading
  private var activities: [ActivityPosition: EnrichedActivity] = [:]

  init(_ reading: Reading) { self.reading = reading }

  /// Returns what an event means for a feed; nil if there is nothing to see any more.
  mutating func change(_ row: LoggedChange, for feed: FeedID) throws -> FeedChange? {
    var change = FeedChange(feed: feed, publishedAt: row.at)
    switch row.kind {
    case .new:
      guard let position = row.position, var entry = try activity(position) else { return nil }
      let source = try reading.feed(row.feed)
      entry.activity.origin = source == feed ? nil : source
      change.new = [entry]
      if case .success(let format)? = reading.configuration.formats[feed.group] {
        change.groups = [reading.groupName(of: entry.activity, in: feed, format: format)]
      }
    case .deleted:
      guard let position = row.position else { return nil }
      change.deleted = [position.id]
      if let foreignID = row.payload, !foreignID.isEmpty {
        change.deletedForeignIDs = [.foreign(id: foreignID, time: Timestamp(microseconds: position.time))]
      }
    case .markedSeen: change.markedSeen = Self.mark(row)
    case .markedRead: change.markedRead = Self.mark(row)
    case .reacted: change.reacted = row.position.map { [$0.id] } ?? []
    case .silent: return nil
    }
    return change
  }

  private static func mark(_ row: LoggedChange) -> MarkOption {
    guard let payload = row.payload, let ids = try? JSONParser.parse(payload, marks: .kept).arrayValue else {
      return .all
    }
    return .ids(ids.compactMap(\.stringValue))
  }

  private mutating func activity(_ position: ActivityPosition) throws -> EnrichedActivity? {
    if let known = activities[position] { return known }
    guard let activity = try reading.activity(position.id) else { return nil }
    var entries = [EnrichedActivity(activity)]
    var enricher = PageEnricher(reading, Enrichment())
    try enricher.enrich(&entries)
    activities[position] = entries[0]
    return entries[0]
  }
}
