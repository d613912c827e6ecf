import FeedCore

/// The reactions of the reference application as values: what `Social` adds, and what a world that writes
/// thousands at once builds in the same shape.
package enum SocialReaction {
  /// A like of an activity; `author` is notified.
  package static func like(_ activity: ActivityID, of author: String?, by userID: String) -> NewReaction {
    NewReaction(
      kind: ReactionKind.like,
      on: .activity(activity),
      userID: userID,
      id: ReactionID.unique(ReactionKind.like, on: activity.description, by: userID),
      targetFeeds: SocialActivity.recipients([author].compactMap { $0 }, of: userID)
        + [PersonFeeds(userID).user]
    )
  }

  /// A like of the comment `id`; its author is notified.
  package static func like(comment id: String, of author: String, by userID: String) -> NewReaction {
    NewReaction(
      kind: ReactionKind.like,
      on: .reaction(id),
      userID: userID,
      id: ReactionID.unique(ReactionKind.like, on: id, by: userID),
      targetFeeds: SocialActivity.recipients([author], of: userID),
      targetFeedsExtraData: ["comment": .string(Reference.reaction(id).description)]
    )
  }

  /// A comment on an activity; `author` and the mentioned users are notified.
  package static func comment(
    _ text: String,
    mentions: [String] = [],
    on activity: ActivityID,
    of author: String?,
    by userID: String
  ) -> NewReaction {
    NewReaction(
      kind: ReactionKind.comment,
      on: .activity(activity),
      userID: userID,
      data: Post(text).data(mentions: mentions),
      targetFeeds: SocialActivity.recipients([author].compactMap { $0 } + mentions, of: userID, limit: 19)
        + [PersonFeeds(userID).user]
    )
  }

  /// An answer to the comment `comment`; its author, the activity's author and the mentioned users are
  /// notified.
  ///
  /// - Parameter parent: the comment that `comment` answers itself, empty where it answers none: answers to
  ///   answers stand beside them.
  package static func answer(
    _ text: String,
    mentions: [String] = [],
    to comment: (id: String, parent: String, author: String),
    onActivityOf author: String?,
    by userID: String
  ) -> NewReaction {
    let told = [comment.author] + [author].compactMap { $0 } + mentions
    return NewReaction(
      kind: ReactionKind.comment,
      on: .reaction(comment.parent.isEmpty ? comment.id : comment.parent),
      userID: userID,
      data: Post(text).data(mentions: mentions),
      targetFeeds: SocialActivity.recipients(told, of: userID, limit: 20),
      targetFeedsExtraData: ["comment": .string(Reference.reaction(comment.id).description)]
    )
  }

  /// Counts the activity `counted` (a repost, an answer) of this user on `subject`. It notifies nobody: the
  /// activity did.
  package static func count(
    _ kind: String,
    of counted: ActivityID,
    on subject: ActivityID,
    by userID: String
  ) -> NewReaction {
    NewReaction(
      kind: kind,
      on: .activity(subject),
      userID: userID,
      id: ReactionID.unique(kind, on: counted.description, by: userID),
      data: ["activity": .string(Reference.activity(counted.description).description)]
    )
  }
}
