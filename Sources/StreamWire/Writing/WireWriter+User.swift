import FeedCore

extension WireWriter {
  /// A user: `id`, `data`, the times, and the counts where they were asked for. See “Users objects and
  /// follows” in the article “Wire format” of FeedServer.
  package mutating func user(_ user: FeedUser) {
    object { $0.userMembers(user) }
  }

  package mutating func userMembers(_ user: FeedUser) {
    member("id", user.id)
    member("data", user.data)
    member("created_at", zoned: user.createdAt)
    member("updated_at", zoned: user.updatedAt)
    if let count = user.followersCount { member("followers_count", count) }
    if let count = user.followingCount { member("following_count", count) }
  }

  /// A collection object; exactly the keys listed under “Users objects and follows” in the article “Wire
  /// format” of FeedServer.
  package mutating func collectionObject(_ object: CollectionObject) {
    self.object { $0.collectionObjectMembers(object) }
  }

  package mutating func collectionObjectMembers(_ object: CollectionObject) {
    member("id", object.id)
    member("collection", object.collection)
    member("foreign_id", object.foreignID)
    member("data", object.data)
    member("created_at", zoned: object.createdAt)
    member("updated_at", zoned: object.updatedAt)
  }

  /// What stands where a reference leads nowhere. See “Missing referents” in the article “References and
  /// enrichment” of FeedCore.
  package mutating func missing(_ reference: Reference) {
    object { writer in
      switch reference {
      case .user(let id): writer.stub(id, reference, type: "user")
      case .activity(let id): writer.stub(id, reference, type: "activity")
      case .reaction(let id): writer.stub(id, reference, type: "reaction")
      case .model(_, let key): writer.stub(key, reference, type: "model")
      case .object(let collection, let id):
        writer.member("collection", collection)
        writer.stub(id, reference, type: "object")
      }
    }
  }

  private mutating func stub(_ id: String, _ reference: Reference, type: String) {
    member("id", id)
    member("error", "ReferenceNotFound")
    member("reference", reference.description)
    member("reference_type", type)
  }

  /// A follow. See “Users objects and follows” in the article “Wire format” of FeedServer.
  package mutating func follow(_ follow: Follow) {
    object {
      $0.member("feed_id", follow.feed.description)
      $0.member("target_id", follow.target.description)
      $0.member("created_at", zoned: follow.createdAt)
      $0.member("updated_at", zoned: follow.updatedAt)
    }
  }
}
