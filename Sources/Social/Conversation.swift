import FeedCore

/// An activity with the first page of its comments: the reader's detail view.
package struct Conversation: Sendable {
  package var activity: EnrichedActivity
  package var comments: CommentPage

  package init(activity: EnrichedActivity, comments: CommentPage) {
    self.activity = activity
    self.comments = comments
  }
}

/// Comments, newest first, each with its newest answers (`latestChildren`) and the reader's own like of it
/// (`ownChildren`).
package struct CommentPage: Sendable {
  package var comments: [Reaction]
  /// What to ask for older ones; nil if there are none.
  package var next: ReactionQuery?

  package init(comments: [Reaction], next: ReactionQuery? = nil) {
    self.comments = comments
    self.next = next
  }
}

extension Reaction {
  /// Whether the reader liked this comment, where `ownChildren` was asked for.
  package var isLikedByReader: Bool { ownChildren?[ReactionKind.like]?.isEmpty == false }
  package var likeCount: Int { childrenCounts[ReactionKind.like] ?? 0 }
  package var replyCount: Int { childrenCounts[ReactionKind.comment] ?? 0 }
  /// The text of a comment.
  package var text: String { data["text"]?.stringValue ?? "" }
}

extension Social {
  /// An activity, or what it is about, with the newest comments on it.
  ///
  /// - Throws: `FeedError` with code `notFound`.
  package func thread(_ id: ActivityID, limit: Int = ReactionQuery.maximumLimit) async throws -> Conversation
  {
    let subject = try await subject(of: id)
    async let activity = activity(subject.id)
    async let comments = comments(commentQuery(.activity(subject.id), limit))
    return Conversation(activity: try await activity, comments: try await comments)
  }

  /// Another page of comments or answers; `query` is the `next` of the page before.
  package func comments(_ query: ReactionQuery) async throws -> CommentPage {
    let page = try await backend.reactions(query)
    return CommentPage(comments: page.reactions, next: page.next)
  }

  /// The answers to a comment, newest first.
  package func replies(toComment id: String, limit: Int = ReactionQuery.maximumLimit) async throws
    -> CommentPage
  {
    try await comments(commentQuery(.parent(id), limit))
  }

  /// Who liked or reposted an activity, newest first.
  package func reactions(_ kind: String, on id: ActivityID, limit: Int = ReactionQuery.maximumLimit)
    async throws
    -> ReactionPage
  {
    let subject = try await subject(of: id)
    return try await backend.reactions(ReactionQuery(.activity(subject.id), kind: kind, limit: limit))
  }

  private func commentQuery(_ lookup: ReactionQuery.Lookup, _ limit: Int) -> ReactionQuery {
    ReactionQuery(
      lookup,
      kind: ReactionKind.comment,
      limit: limit,
      userID: userID,
      withOwnChildren: true
    )
  }
}
