import FeedCore

extension Social {
  /// Changes the text of your own tweet or quote. Whom the new text mentions for the first time is notified.
  ///
  /// - Throws: `FeedError`: `notAllowed` for somebody else's or for what has no text, `input`, `tooLarge`.
  @discardableResult
  package func edit(_ id: ActivityID, _ text: String) async throws -> EnrichedActivity {
    let activity = try await ownActivity(id, to: "change")
    let text = try Self.checkedText(text)
    let mentions = try await mentionedUsers(text)
    if activity.isQuote {
      _ = try await backend.update([ActivityPatch(.id(id), set: ["text": .string(text)])])
    } else {
      try await editObject(of: activity, text, mentions: mentions)
    }
    let added = SocialActivity.recipients(mentions, of: userID).filter { !activity.to.contains($0) }
    if !added.isEmpty {
      let update = TargetUpdate(.id(id), .edit(adding: added, removing: []))
      _ = try await backend.updateTargets([update], of: feeds.user)
    }
    return try await self.activity(id)
  }

  private func editObject(of activity: Activity, _ text: String, mentions: [String]) async throws {
    guard case .object(let collection, let objectID) = Reference(stored: activity.object) else {
      throw FeedError(.notAllowed, "A \(activity.verb) has no text of yours to change.")
    }
    let object = try await backend.object(collection, id: objectID)
    guard object.data["text"] != nil else {
      throw FeedError(.notAllowed, "A \(activity.verb) has no text of yours to change.")
    }
    let changed = object.data.merging(Post(text).data(mentions: mentions)) { _, new in new }
      .merging(["edited": true]) { _, new in new }
    _ = try await backend.updateObject(collection, id: objectID, data: changed)
  }

  /// Deletes what one did: a post with its object and reactions, a like, a comment, a repost, a follow's
  /// entry.
  ///
  /// - Throws: `FeedError` with code `notAllowed` for somebody else's.
  package func delete(_ id: ActivityID) async throws {
    let activity = try await ownActivity(id, to: "delete")
    if case .reaction(let reaction) = Reference(stored: activity.custom["reaction"]?.stringValue ?? "") {
      return try await deleteReactionIfThere(reaction)
    }
    try await uncountOnOthers(activity)
    try await deleteReactions(on: id)
    // Last but the object: should this fail half-way, the entry is still there to be deleted again.
    try await backend.remove(id, from: feeds.user)
    try await deleteObject(of: activity)
  }

  /// A repost or an answer is counted on another activity.
  private func uncountOnOthers(_ activity: Activity) async throws {
    if activity.verb == Verb.repost { try await uncount(ReactionKind.repost, of: activity.id) }
    if activity.custom["reply_to"] != nil { try await uncount(ReactionKind.reply, of: activity.id) }
  }

  /// Reactions of others may stay where the backend lets nobody else delete them: nothing shows them any
  /// more.
  private func deleteReactions(on id: ActivityID) async throws {
    let query = ReactionQuery(.activity(id), limit: ReactionQuery.maximumLimit)
    for reaction in try await allReactions(query) {
      do {
        try await deleteReactionIfThere(reaction.id)
      } catch let error as FeedError where error.code == .notAllowed {}
    }
  }

  private func deleteObject(of activity: Activity) async throws {
    guard case .object(let collection, let id) = Reference(stored: activity.object),
      let object = try? await backend.object(collection, id: id), object.ownerID == userID
    else { return }
    try await backend.deleteObject(collection, id: id)
  }

  private func ownActivity(_ id: ActivityID, to deed: String) async throws -> Activity {
    let activity = try await storedActivity(id)
    guard activity.actor == actor else {
      let owner = activity.authorID ?? activity.actor
      throw FeedError(.notAllowed, "This \(activity.verb) is \(owner)'s: you can only \(deed) your own.")
    }
    return activity
  }
}
