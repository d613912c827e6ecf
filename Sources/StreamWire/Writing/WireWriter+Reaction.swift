import FeedCore

extension WireWriter {
  /// A reaction with exactly the keys listed under “Reactions” in the article “Wire format” of FeedServer.
  package mutating func reaction(_ reaction: Reaction) {
    object { $0.reactionMembers(reaction) }
  }

  package mutating func reactionMembers(_ reaction: Reaction) {
    member("id", reaction.id)
    member("kind", reaction.kind)
    member("activity_id", reaction.activityID.description)
    member("user_id", reaction.userID)
    key("user")
    if let user = reaction.user { self.user(user) } else { missing(.user(reaction.userID)) }
    member("data", reaction.data)
    member("created_at", zoned: reaction.createdAt)
    member("updated_at", zoned: reaction.updatedAt)
    member("parent", reaction.parent)
    if let deleted = reaction.deletedAt { member("deleted_at", zoned: deleted) }
    if !reaction.targetFeeds.isEmpty { member("target_feeds", reaction.targetFeeds) }
    if let extra = reaction.targetFeedsExtraData { member("target_feeds_extra_data", extra) }
    key("latest_children")
    reactionsByKind(reaction.latestChildren)
    key("children_counts")
    counts(reaction.childrenCounts)
    if let own = reaction.ownChildren {
      key("own_children")
      reactionsByKind(own)
    }
  }

  mutating func reactionsByKind(_ reactions: [String: [Reaction]]) {
    dictionary(reactions) { $0.array($1) { $0.reaction($1) } }
  }

  mutating func counts(_ counts: [String: Int]) {
    dictionary(counts) { $0.int($1) }
  }
}
