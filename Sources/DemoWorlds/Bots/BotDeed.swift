import FeedCore

/// Something that somebody in a living world does next.
package struct BotDeed: Sendable {
  enum Act: Sendable {
    case publish(GeneratedPublication)
    case reply(ActivityID, text: String)
    case comment(ActivityID, text: String)
    /// Replies to a comment, by its id.
    case answer(String, text: String)
    case like(ActivityID)
    case likeComment(String)
    case repost(ActivityID)
    case follow(String)
  }

  /// Who does it.
  package var actor: String
  var act: Act
  /// How long to wait before it, in seconds at a human pace.
  package var pause: Double

  /// A name for logs and tests: `publish`, `reply`, `comment`, `answer`, `like`, `repost`, `follow`.
  package var kind: String {
    switch act {
    case .publish: "publish"
    case .reply: "reply"
    case .comment: "comment"
    case .answer: "answer"
    case .like, .likeComment: "like"
    case .repost: "repost"
    case .follow: "follow"
    }
  }
}

/// Something that the reader did, to which a living world answers.
package enum ReaderDeed: Hashable, Sendable {
  /// Posted something of their own; `answered` is the author of what it answers.
  case posted(ActivityID, text: String, answered: String?, mentions: [String])
  /// Commented on something of `author`'s.
  case commented(comment: String, text: String, author: String)
  case followed(String)
}
