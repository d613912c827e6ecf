import FeedCore

extension Social {
  /// Posts `post` and answers the activity as the screen shows it.
  ///
  /// It goes to the user's own feeds, to their followers, and to the notifications of whom it mentions or
  /// answers.
  ///
  /// - Parameter key: posting again with the same key overwrites the post.
  /// - Throws: `FeedError`: `input` for an empty text without media, `tooLarge`, `notFound` for an answer to
  ///   something deleted.
  @discardableResult
  package func post(_ post: Post, as key: WriteKey? = nil) async throws -> EnrichedActivity {
    var post = post
    post.text = try Self.checkedText(post.text, canBeEmpty: !post.media.isEmpty)
    try post.media.forEach { try $0.validate() }
    var answered: Activity?
    if let replyTo = post.replyTo { answered = try await subject(of: replyTo) }
    let mentions = try await mentionedUsers(post.text)
    let object = try await addObject(post.data(mentions: mentions), as: key)
    let activity = SocialActivity.tweet(
      object,
      by: userID,
      mentions: mentions,
      replyTo: answered.map { ($0.id, $0.authorID) },
      time: key?.time ?? clock?()
    )
    let stored = try await add(activity)
    if let answered { try await count(ReactionKind.reply, of: stored.id, on: answered.id) }
    return try await self.activity(stored.id)
  }

  /// - Returns: the object's id.
  private func addObject(_ data: [String: JSONValue], as key: WriteKey?) async throws -> String {
    do {
      return try await backend.addObject(Verb.tweet, id: key?.id, data: data, ownerID: userID).id
    } catch let error as FeedError where error.code == .conflict {
      guard let key else { throw error }
      return key.id
    }
  }

  /// Posts a text.
  @discardableResult
  package func post(_ text: String, media: [Media] = []) async throws -> EnrichedActivity {
    try await post(Post(text, media: media))
  }

  /// Replies to an activity with a tweet of your own.
  @discardableResult
  package func reply(to id: ActivityID, _ text: String, media: [Media] = []) async throws -> EnrichedActivity
  {
    try await post(Post(text, media: media, replyTo: id))
  }

  /// Adds to the user's own feed.
  func add(_ activity: NewActivity) async throws -> Activity {
    guard let stored = try await backend.add([activity], to: feeds.user).first else {
      throw FeedError(.internalError, "The backend took the activity and answered nothing.")
    }
    return stored
  }

  /// Makes a reaction that counts the activity `id`, of this user, on `subject`. It notifies nobody: the
  /// activity did.
  func count(_ kind: String, of id: ActivityID, on subject: ActivityID) async throws {
    let reaction = SocialReaction.count(kind, of: id, on: subject, by: userID)
    do { _ = try await backend.add(reaction) } catch let error as FeedError where error.code == .conflict {}
  }

  /// Undoes what `count` made. It is not an error if it is gone.
  func uncount(_ kind: String, of id: ActivityID) async throws {
    try await deleteReactionIfThere(ReactionID.unique(kind, on: id.description, by: userID))
  }

  func deleteReactionIfThere(_ id: String) async throws {
    do {
      try await backend.deleteReaction(id, softly: false)
    } catch let error as FeedError where error.code == .notFound {}
  }
}
