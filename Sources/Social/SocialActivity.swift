import FeedCore

/// The activities of the reference application as values: what `Social` adds, and what a world that writes
/// thousands at once builds in the same shape.
package enum SocialActivity {
  /// Somebody wrote something. The object is `SO:tweet:<id>`, whose data is `Post.data(mentions:)`.
  ///
  /// - Parameters:
  ///   - mentions: the ids of mentioned users who exist; each is notified.
  ///   - replyTo: the activity it answers, and the user who is notified of that.
  package static func tweet(
    _ id: String,
    by userID: String,
    mentions: [String] = [],
    replyTo: (activity: ActivityID, author: String?)? = nil,
    time: Timestamp? = nil
  ) -> NewActivity {
    let notified = [replyTo?.author].compactMap { $0 } + mentions
    return NewActivity(
      actor: Reference.user(userID).description,
      verb: Verb.tweet,
      object: Reference.object(collection: Verb.tweet, id: id).description,
      foreignID: "\(Verb.tweet):\(id)",
      time: time,
      to: recipients(notified, of: userID) + PersonFeeds(userID).news,
      custom: replyTo.map { ["reply_to": .string(Reference.activity($0.activity.description).description)] }
        ?? [:]
    )
  }

  /// Somebody passed an activity on, with words of their own (a quote) or without.
  package static func repost(
    _ activity: ActivityID,
    of author: String?,
    by userID: String,
    text: String? = nil,
    mentions: [String] = [],
    time: Timestamp? = nil
  ) -> NewActivity {
    NewActivity(
      actor: Reference.user(userID).description,
      verb: Verb.repost,
      object: Reference.activity(activity.description).description,
      foreignID: repostForeignID(activity, by: userID),
      time: time,
      to: recipients([author].compactMap { $0 } + mentions, of: userID) + PersonFeeds(userID).news,
      custom: text.map { ["text": .string($0)] } ?? [:]
    )
  }

  /// Somebody follows `target` now.
  package static func follow(_ target: String, by userID: String, time: Timestamp? = nil) -> NewActivity {
    NewActivity(
      actor: Reference.user(userID).description,
      verb: Verb.follow,
      object: Reference.user(target).description,
      foreignID: followForeignID(target, by: userID),
      time: time,
      to: recipients([target], of: userID)
    )
  }

  /// Both names hold the actor: two people who do the same at the same microsecond are two activities.
  package static func repostForeignID(_ activity: ActivityID, by userID: String) -> String {
    "\(Verb.repost):\(activity):\(userID)"
  }

  package static func followForeignID(_ target: String, by userID: String) -> String {
    "\(Verb.follow):\(target):\(userID)"
  }

  /// The notification feeds of `users`, each once, without the actor's own; at most 90, so that with the
  /// actor's news feeds they stay below Stream's 100.
  static func recipients(_ users: [String], of actor: String, limit: Int = 90) -> [FeedID] {
    var known: Set<String> = [actor]
    let others = users.filter { FeedID.isValid($0) && known.insert($0).inserted }
    return others.prefix(limit).map { PersonFeeds($0).notification }
  }
}
