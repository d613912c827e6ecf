import FeedCore

extension WireWriter {
  /// Writes the realtime message about a change of a feed. See “Data” in the article “Realtime and webhooks” of FeedServer.
  ///
  /// `mark_seen`, `mark_read`, `reacted` and `missed_earlier` go beyond the service; clients that do not know
  /// them ignore them.
  package mutating func change(_ change: FeedChange, appID: String = "") {
    object { writer in
      writer.member("feed", change.feed.description)
      writer.member("app_id", appID)
      writer.key("new")
      writer.array(change.new.enumerated()) { writer, pair in
        writer.object {
          $0.activityMembers(pair.element)
          if change.groups.indices.contains(pair.offset) { $0.member("group", change.groups[pair.offset]) }
        }
      }
      writer.key("deleted")
      writer.array(change.deleted) { $0.plain($1.description) }
      writer.key("deleted_foreign_ids")
      writer.array(change.deletedForeignIDs) { $0.foreignKey($1) }
      if let mark = change.markedSeen { writer.mark("mark_seen", mark) }
      if let mark = change.markedRead { writer.mark("mark_read", mark) }
      if !change.reacted.isEmpty {
        writer.key("reacted")
        writer.array(change.reacted) { $0.plain($1.description) }
      }
      if change.missedEarlier { writer.member("missed_earlier", true) }
      writer.member("published_at", zoned: change.publishedAt)
    }
  }

  /// `["foreign id", "time"]`; an id alone where the foreign id is not known.
  private mutating func foreignKey(_ key: ActivityKey) {
    switch key {
    case .id(let id): array([id.description]) { $0.string($1) }
    case .foreign(let id, let time): array([id, time.activityText]) { $0.string($1) }
    }
  }

  private mutating func mark(_ name: StaticString, _ mark: MarkOption) {
    switch mark {
    case .all: member(name, "all")
    case .current: member(name, "current")
    case .ids(let ids):
      key(name)
      array(ids) { $0.string($1) }
    }
  }
}
