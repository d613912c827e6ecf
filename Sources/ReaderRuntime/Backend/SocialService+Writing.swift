import FeedCore
import Reader
import Social

extension SocialService {
  package func write(_ write: Write, as key: WriteKey) async throws -> WriteOutcome {
    do {
      return try await make(write, as: key)
    } catch let error as FeedError where key.isRepeated && write.isDone(by: error) {
      return WriteOutcome()
    }
  }

  private func make(_ write: Write, as key: WriteKey) async throws -> WriteOutcome {
    switch write {
    case .like(let id): return WriteOutcome(reaction: try await social.like(id))
    case .unlike(let id): try await social.unlike(id)
    case .bookmark(let id): return WriteOutcome(reaction: try await bookmark(id))
    case .unbookmark(let id): try await unbookmark(id)
    case .likeComment(let id): return WriteOutcome(reaction: try await social.likeComment(id))
    case .unlikeComment(let id): try await social.unlikeComment(id)
    case .follow(let id): try await social.follow(id)
    case .unfollow(let id): try await social.unfollow(id)
    case .post(let text): return posted(try await social.post(Post(text), as: key))
    case .comment(let id, let parent, let text): return try await comment(id, parent, text, as: key)
    case .repost(let id, let text): return posted(try await social.repost(id, text: text ?? "", as: key))
    case .edit(let id, let text): return WriteOutcome(activity: try await social.edit(id, text))
    case .editComment(let id, let text): return WriteOutcome(reaction: try await social.editComment(id, text))
    case .delete(let id): return try await delete(id)
    case .deleteComment(let id): return try await deleteComment(id)
    case .undo(let token): try await undo(token)
    case .markSeen: try await social.markSeen()
    case .markRead(_, let groups): try await social.markRead(.ids(groups))
    case .markAllRead: try await social.markRead()
    }
    return WriteOutcome()
  }

  private func posted(_ activity: EnrichedActivity) -> WriteOutcome {
    WriteOutcome(activity: activity, undo: remember(.posted(activity.id)))
  }

  private func comment(
    _ id: ActivityID,
    _ parent: String?,
    _ text: String,
    as key: WriteKey
  ) async throws -> WriteOutcome {
    let reaction =
      if let parent { try await social.reply(toComment: parent, text, as: key) } else {
        try await social.comment(on: id, text, as: key)
      }
    return WriteOutcome(reaction: reaction, undo: remember(.commented(reaction.id)))
  }

  // MARK: Bookmarks

  /// A bookmark is a reaction that tells nobody.
  private func bookmark(_ id: ActivityID) async throws -> Reaction {
    if let existing = try await bookmarks(of: id).first { return existing }
    return try await social.backend.add(
      NewReaction(kind: "bookmark", on: .activity(id), userID: social.userID)
    )
  }

  private func unbookmark(_ id: ActivityID) async throws {
    for reaction in try await bookmarks(of: id) {
      try await social.backend.deleteReaction(reaction.id, softly: false)
    }
  }

  private func bookmarks(of id: ActivityID) async throws -> [Reaction] {
    try await social.backend.reactions(
      ReactionQuery(.activity(id), kind: "bookmark", filterUserID: social.userID)
    ).reactions
  }

  // MARK: Deleting and taking back

  private func delete(_ id: ActivityID) async throws -> WriteOutcome {
    let stored = try await social.backend.activities([.id(id)], enrichment: nil).first?.activity
    var object: CollectionObject?
    if case .object(let collection, let objectID)? = stored.flatMap({ Reference(stored: $0.object) }) {
      object = try? await social.backend.object(collection, id: objectID)
    }
    try await social.delete(id)
    return WriteOutcome(undo: stored.map { remember(.deleted($0, object)) })
  }

  /// Hidden rather than destroyed: taking it back brings its answers and likes along.
  private func deleteComment(_ id: String) async throws -> WriteOutcome {
    guard try await social.backend.reaction(id).userID == social.userID else {
      throw FeedError(.notAllowed, "Only your own comments can be deleted.")
    }
    try await social.backend.deleteReaction(id, softly: true)
    return WriteOutcome(undo: remember(.deletedComment(id)))
  }

  private func undo(_ token: UndoToken) async throws {
    guard let receipt = receipts.removeValue(forKey: token) else {
      throw FeedError(.notFound, "This can no longer be taken back.")
    }
    switch receipt {
    case .posted(let id): try await social.delete(id)
    case .commented(let id): try await social.deleteComment(id)
    case .deletedComment(let id): try await social.backend.restoreReaction(id)
    case .deleted(let activity, let object): try await restore(activity, object)
    }
  }

  /// The same foreign id and time give the activity its old id back. Likes and comments on it are gone.
  private func restore(_ activity: Activity, _ object: CollectionObject?) async throws {
    if let object { try await social.backend.upsertObjects([object.collection: [object.stored]]) }
    let new = NewActivity(
      actor: activity.actor,
      verb: activity.verb,
      object: activity.object,
      target: activity.target,
      foreignID: activity.foreignID,
      time: activity.time,
      to: activity.to,
      custom: activity.custom
    )
    _ = try await social.backend.add([new], to: social.feeds.user)
  }
}

extension CollectionObject {
  /// As batches of objects are written.
  fileprivate var stored: [String: JSONValue] { data.merging(["id": .string(id)]) { $1 } }
}

extension Write {
  /// Whether this refusal of a repeated write means that it was made before.
  fileprivate func isDone(by error: FeedError) -> Bool {
    switch self {
    case .delete, .deleteComment, .unlike, .unbookmark, .unlikeComment: error.code == .notFound
    default: false
    }
  }
}
