import FeedCore

extension Social {
  /// Passes an activity on to the user's followers and tells its author. Doing it again changes nothing.
  ///
  /// - Parameter text: words of your own make it a quote; each quote is a post of its own.
  /// - Returns: the repost (the existing one where there is one) as the screen shows it.
  @discardableResult
  package func repost(_ id: ActivityID, text: String = "", as key: WriteKey? = nil) async throws
    -> EnrichedActivity
  {
    let text = try Self.checkedText(text, canBeEmpty: true)
    let subject = try await subject(of: id)
    if text.isEmpty, let existing = try await ownRepost(of: subject.id) {
      return try await activity(existing)
    }
    let mentions = try await mentionedUsers(text)
    let stored = try await add(
      SocialActivity.repost(
        subject.id,
        of: subject.authorID,
        by: userID,
        text: text.isEmpty ? nil : text,
        mentions: mentions,
        time: key?.time ?? clock?()
      )
    )
    try await count(ReactionKind.repost, of: stored.id, on: subject.id)
    return try await activity(stored.id)
  }

  /// Undoes the user's reposts and quotes of an activity. It is not an error if there is none.
  package func undoRepost(_ id: ActivityID) async throws {
    let subject = try await subject(of: id)
    try await backend.remove(
      foreignID: SocialActivity.repostForeignID(subject.id, by: userID),
      from: feeds.user
    )
    for reaction in try await ownReactions(ReactionKind.repost, on: subject.id) {
      try await removeCounted(reaction)
    }
  }

  /// Removes the activity that a counting reaction stands for, and the reaction.
  private func removeCounted(_ reaction: Reaction) async throws {
    if let id = reaction.countedActivity { try await backend.remove(id, from: feeds.user) }
    try await deleteReactionIfThere(reaction.id)
  }

  /// The plain repost that this user made of an activity.
  private func ownRepost(of id: ActivityID) async throws -> ActivityID? {
    let counted = try await ownReactions(ReactionKind.repost, on: id).compactMap(\.countedActivity)
    guard !counted.isEmpty else { return nil }
    let reposts = try await backend.activities(counted.map { .id($0) }, enrichment: nil)
    return reposts.first { !$0.activity.isQuote }?.id
  }

  /// All reactions of one kind that this user made directly on an activity.
  func ownReactions(_ kind: String, on id: ActivityID) async throws -> [Reaction] {
    let query = ReactionQuery(
      .activity(id),
      kind: kind,
      limit: ReactionQuery.maximumLimit,
      filterUserID: userID
    )
    return try await allReactions(query)
  }

  /// All pages of `query`.
  func allReactions(_ query: ReactionQuery) async throws -> [Reaction] {
    var reactions: [Reaction] = []
    var next: ReactionQuery? = query
    while let query = next {
      let page = try await backend.reactions(query)
      reactions += page.reactions
      next = page.reactions.isEmpty ? nil : page.next
    }
    return reactions
  }
}

extension Reaction {
  /// The activity that a counting reaction (`repost`, `reply`) stands for.
  var countedActivity: ActivityID? {
    guard let text = data["activity"]?.stringValue, case .activity(let id) = Reference(stored: text) else {
      return nil
    }
    return ActivityID(id)
  }
}
