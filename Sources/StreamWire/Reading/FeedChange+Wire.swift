import FeedCore

extension FeedChange {
  /// Reads what realtime delivers. See “Data” in the article “Realtime and webhooks” of FeedServer.
  package init(wire json: JSONValue) throws {
    let body = try WireObject(json, what: "A realtime message")
    let new = try body.array("new") ?? []
    self.init(
      feed: try FeedID(wire: try body.requiredText("feed")),
      new: try new.map { try EnrichedActivity(wire: $0, enriched: true) },
      groups: new.compactMap { $0["group"]?.stringValue },
      deleted: try (body.array("deleted") ?? []).compactMap { $0.stringValue.flatMap { ActivityID($0) } },
      deletedForeignIDs: try (body.array("deleted_foreign_ids") ?? []).compactMap(Self.foreignKey),
      markedSeen: Self.mark(body["mark_seen"]),
      markedRead: Self.mark(body["mark_read"]),
      reacted: try (body.array("reacted") ?? []).compactMap { $0.stringValue.flatMap { ActivityID($0) } },
      missedEarlier: body["missed_earlier"] == .bool(true),
      publishedAt: try body.time("published_at") ?? .now()
    )
  }

  private static func foreignKey(_ json: JSONValue) -> ActivityKey? {
    guard let parts = json.arrayValue?.compactMap(\.stringValue), let first = parts.first else { return nil }
    if parts.count > 1, let time = Timestamp(iso8601: parts[1]) { return .foreign(id: first, time: time) }
    return ActivityID(first).map(ActivityKey.id)
  }

  private static func mark(_ json: JSONValue?) -> MarkOption? {
    switch json {
    case .string("all"), .bool(true): .all
    case .string("current"): .current
    case .array(let ids): .ids(ids.compactMap(\.stringValue))
    default: nil
    }
  }
}
