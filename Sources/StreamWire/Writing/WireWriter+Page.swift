import FeedCore

extension WireWriter {
  /// A group of an aggregated or notification feed. See “Pages” in the article “Wire format” of FeedServer.
  package mutating func group(_ group: ActivityGroup, links: WireLinks = WireLinks()) {
    object { writer in
      writer.member("id", group.id)
      writer.member("group", group.group)
      writer.member("verb", group.verb)
      writer.member("activity_count", group.activityCount)
      writer.member("actor_count", group.actorCount)
      writer.member("created_at", unzoned: group.createdAt)
      writer.member("updated_at", unzoned: group.updatedAt)
      if let score = group.score { writer.member("score", .double(score)) }
      if let seen = group.isSeen { writer.member("is_seen", seen) }
      if let read = group.isRead { writer.member("is_read", read) }
      writer.key("activities")
      writer.array(group.activities) { $0.activity($1, links: links) }
    }
  }

  /// A page of a feed: `results`, `next`, and the counters of a notification feed. See “Pages” in the article
  /// “Wire format” of FeedServer.
  package mutating func page(_ page: FeedPage, of feed: FeedID, links: WireLinks = WireLinks()) {
    object { writer in
      writer.key("results")
      switch page.items {
      case .activities(let activities): writer.array(activities) { $0.activity($1, links: links) }
      case .groups(let groups): writer.array(groups) { $0.group($1, links: links) }
      }
      writer.member("next", links.page(page.next, of: feed))
      if let unseen = page.unseen { writer.member("unseen", unseen) }
      if let unread = page.unread { writer.member("unread", unread) }
    }
  }

  /// A page of reactions. See “Pages” in the article “Wire format” of FeedServer.
  ///
  /// - Parameter activity: is in place of the page's own, for who enriches it.
  package mutating func page(
    _ page: ReactionPage,
    activity: EnrichedActivity? = nil,
    links: WireLinks = WireLinks()
  ) {
    object { writer in
      writer.key("results")
      writer.array(page.reactions) { $0.reaction($1) }
      writer.member("next", links.page(page.next))
      if let activity = activity ?? page.activity.map({ EnrichedActivity($0) }) {
        writer.key("activity")
        writer.activity(activity, links: links)
      }
    }
  }
}
