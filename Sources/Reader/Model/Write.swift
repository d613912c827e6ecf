import FeedCore

/// A change that the reader asks for.
package enum Write: Hashable, Sendable {
  case like(ActivityID)
  case unlike(ActivityID)
  case bookmark(ActivityID)
  case unbookmark(ActivityID)
  case likeComment(String)
  case unlikeComment(String)
  case follow(String)
  case unfollow(String)
  case post(String)
  /// - Parameter parent: the comment that is answered; nil for a comment on the activity itself.
  case comment(ActivityID, parent: String?, text: String)
  case repost(ActivityID, text: String?)
  case edit(ActivityID, text: String)
  case editComment(String, text: String)
  case delete(ActivityID)
  case deleteComment(String)
  /// Takes a write back by the token that its outcome gave.
  case undo(UndoToken)
  case markSeen(FeedID)
  case markRead(FeedID, groups: [String])
  case markAllRead(FeedID)
}

extension Write {
  /// Marks are nothing a person waits for.
  var isMark: Bool {
    switch self {
    case .markSeen, .markRead, .markAllRead: true
    default: false
    }
  }
}

/// Stands for what a write did, in the code that carried it out.
package struct UndoToken: Hashable, Sendable {
  package let number: Int

  package init(_ number: Int) { self.number = number }
}

/// What came of a write.
package struct WriteOutcome: Sendable {
  /// The activity as it stands now, where one was made or changed.
  package var activity: EnrichedActivity?
  /// The reaction that was made or changed.
  package var reaction: Reaction?
  /// Nil if it cannot be undone.
  package var undo: UndoToken?

  package init(activity: EnrichedActivity? = nil, reaction: Reaction? = nil, undo: UndoToken? = nil) {
    self.activity = activity
    self.reaction = reaction
    self.undo = undo
  }
}
