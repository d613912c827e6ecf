import FeedCore

extension Social {
  /// Comments on an activity, or on what it is about; tells its author and whom the text mentions.
  @discardableResult
  package func comment(on id: ActivityID, _ text: String, as key: WriteKey? = nil) async throws -> Reaction {
    let subject = try await subject(of: id)
    let (text, mentions) = try await checkedComment(text)
    return try await add(
      SocialReaction.comment(text, mentions: mentions, on: subject.id, of: subject.authorID, by: userID),
      as: key
    )
  }

  /// With the key's id: where that exists, it was added before.
  private func add(_ reaction: NewReaction, as key: WriteKey?) async throws -> Reaction {
    guard let key else { return try await backend.add(reaction) }
    var reaction = reaction
    reaction.id = key.id
    do {
      return try await backend.add(reaction)
    } catch let error as FeedError where error.code == .conflict {
      return try await backend.reaction(key.id)
    }
  }

  /// Replies to a comment; notifies its author, the activity's author and whom the text mentions.
  ///
  /// Comments are two levels deep, so that those of the second can still be liked (Stream keeps three levels
  /// of reactions): an answer to an answer stands beside it.
  @discardableResult
  package func reply(toComment commentID: String, _ text: String, as key: WriteKey? = nil) async throws
    -> Reaction
  {
    let answered = try await self.comment(commentID)
    let (text, mentions) = try await checkedComment(text)
    let author = try? await storedActivity(answered.activityID).authorID
    return try await add(
      SocialReaction.answer(
        text,
        mentions: mentions,
        to: (commentID, answered.parent, answered.userID),
        onActivityOf: author,
        by: userID
      ),
      as: key
    )
  }

  /// Changes the text of your own comment.
  ///
  /// - Throws: `FeedError`: `notAllowed` for somebody else's, `input` for an empty text.
  @discardableResult
  package func editComment(_ commentID: String, _ text: String) async throws -> Reaction {
    let comment = try await ownComment(commentID, to: "change")
    let (text, mentions) = try await checkedComment(text)
    let added = SocialActivity.recipients(mentions, of: userID).filter { !comment.targetFeeds.contains($0) }
    return try await backend.update(
      ReactionUpdate(
        id: commentID,
        data: Post(text).data(mentions: mentions),
        targetFeeds: Array((comment.targetFeeds + added).prefix(20)),
        targetFeedsExtraData: extraData(of: comment)
      )
    )
  }

  /// Deletes your own comment with the answers to it.
  ///
  /// - Throws: `FeedError` with code `notAllowed` for somebody else's.
  package func deleteComment(_ commentID: String) async throws {
    _ = try await ownComment(commentID, to: "delete")
    try await deleteReactionIfThere(commentID)
  }

  /// - Throws: `FeedError` with code `notFound` if it does not exist or was deleted.
  func comment(_ id: String) async throws -> Reaction {
    let comment = try? await backend.reaction(id)
    guard let comment, comment.kind == ReactionKind.comment, comment.deletedAt == nil else {
      throw FeedError(.notFound, "This comment is gone: it was deleted or never existed.")
    }
    return comment
  }

  private func ownComment(_ id: String, to deed: String) async throws -> Reaction {
    let comment = try await comment(id)
    guard comment.userID == userID else {
      throw FeedError(.notAllowed, "This comment is \(comment.userID)'s: you can only \(deed) your own.")
    }
    return comment
  }

  private func checkedComment(_ text: String) async throws -> (text: String, mentions: [String]) {
    let text = try Self.checkedText(text)
    return (text, try await mentionedUsers(text))
  }

  private func extraData(of comment: Reaction) -> [String: JSONValue] {
    guard !comment.parent.isEmpty else { return [:] }
    return ["comment": .string(Reference.reaction(comment.parent).description)]
  }
}
