import FeedCore

extension Social {
  /// Likes an activity, or what it is about, and tells its author. Liking twice is one like.
  @discardableResult
  package func like(_ id: ActivityID) async throws -> Reaction {
    let subject = try await subject(of: id)
    if let existing = try await ownReactions(ReactionKind.like, on: subject.id).first { return existing }
    return try await addOnce(SocialReaction.like(subject.id, of: subject.authorID, by: userID))
  }

  /// Takes all likes of this user back. It is not an error if there is none.
  package func unlike(_ id: ActivityID) async throws {
    let subject = try await subject(of: id)
    for reaction in try await ownReactions(ReactionKind.like, on: subject.id) {
      try await deleteReactionIfThere(reaction.id)
    }
  }

  /// Likes a comment and tells its author. Liking twice is one like.
  @discardableResult
  package func likeComment(_ commentID: String) async throws -> Reaction {
    let comment = try await self.comment(commentID)
    if let existing = try await ownLikes(ofComment: commentID).first { return existing }
    return try await addOnce(SocialReaction.like(comment: commentID, of: comment.userID, by: userID))
  }

  package func unlikeComment(_ commentID: String) async throws {
    for reaction in try await ownLikes(ofComment: commentID) {
      try await deleteReactionIfThere(reaction.id)
    }
  }

  private func ownLikes(ofComment id: String) async throws -> [Reaction] {
    try await allReactions(
      ReactionQuery(
        .parent(id),
        kind: ReactionKind.like,
        limit: ReactionQuery.maximumLimit,
        filterUserID: userID
      )
    )
  }

  /// Adds a reaction whose id makes it unique: where it exists, somebody pressed twice, and that one is
  /// answered.
  private func addOnce(_ reaction: NewReaction) async throws -> Reaction {
    do {
      return try await backend.add(reaction)
    } catch let error as FeedError where error.code == .conflict {
      guard let id = reaction.id, let existing = try? await backend.reaction(id), existing.userID == userID,
        existing.deletedAt == nil
      else {
        // Deleted softly by another program, or a foreign id that collides: an id of the backend's will do.
        var reaction = reaction
        reaction.id = nil
        return try await backend.add(reaction)
      }
      return existing
    }
  }
}
