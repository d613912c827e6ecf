import FeedCore

/// A write that was stored on this machine before it was made, and whose outcome is not known: the program
/// ended first.
package struct UnfinishedWrite: Hashable, Sendable, Identifiable {
  /// Names the write, also for the backend: making it again is the same as making it once.
  package let id: String
  package let write: Write
  /// When it was asked for.
  package let madeAt: Timestamp

  package init(id: String, write: Write, madeAt: Timestamp) {
    self.id = id
    self.write = write
    self.madeAt = madeAt
  }

  /// What was written by hand, to be opened again if the write fails.
  var draft: Draft? {
    switch write {
    case .post(let text): Draft(.post, text: text, savedAt: madeAt)
    case .comment(let id, let parent, let text):
      Draft(.comment(id, parent: parent, name: ""), text: text, savedAt: madeAt)
    case .repost(let id, let text?): Draft(.quote(id, name: ""), text: text, savedAt: madeAt)
    case .edit(let id, let text): Draft(.edit(id), text: text, savedAt: madeAt)
    default: nil
    }
  }

  /// What failed, at the start of a sentence.
  var name: String {
    switch write {
    case .like, .likeComment: "A like from before"
    case .unlike, .unlikeComment: "An unlike from before"
    case .bookmark, .unbookmark: "A bookmark from before"
    case .follow(let id): "Following \(id)"
    case .unfollow(let id): "Unfollowing \(id)"
    case .post: "The post"
    case .comment: "The comment"
    case .repost: "The repost"
    case .edit, .editComment: "The change"
    case .delete, .deleteComment: "The deletion"
    case .undo: "Taking it back"
    case .markSeen, .markRead, .markAllRead: "Marking as read"
    }
  }
}

extension State {
  /// Makes what was asked for before the program ended and is not known to have been made.
  mutating func finish(_ unfinished: [UnfinishedWrite]) -> [Effect] {
    guard !unfinished.isEmpty else { return [] }
    let effects = unfinished.map { earlier in
      let request = nextRequest()
      pendingWrites[request] = PendingWrite(
        write: earlier.write,
        reversal: earlier.draft.map { .draft($0) } ?? .none,
        name: earlier.name
      )
      return Effect.finish(request, earlier)
    }
    let count = unfinished.count
    return effects
      + say(
        count == 1
          ? "A change that was not finished is made now."
          : "\(count) changes that were not finished are made now."
      )
  }
}
