import FeedCore

/// A write that was shown immediately and is not confirmed yet: what to undo when it fails.
struct PendingWrite: Sendable {
  enum Reversal: Sendable {
    case none
    /// Takes the reader's reaction off, or puts it back.
    case reaction(ActivityID, kind: String, wasOn: Bool)
    case commentReaction(String, wasOn: Bool)
    case follow(String, wasFollowed: Bool)
    /// Puts removed entries back into the lists they were in.
    case removal([RemovedEntry])
    case commentRemoval(Reaction, on: ActivityID)
    /// Takes a comment that was shown before it was sent out again.
    case commentAddition(String, on: ActivityID)
    /// Opens the text again, so that nothing written is lost.
    case draft(Draft)
    case read([Entry.ID], Tab)
  }

  let write: Write
  let reversal: Reversal
  /// What succeeded, for the status line; nil to stay silent.
  var done: String?
  /// What failed: `The like`.
  let name: String
  var undo: Undoable?
}

/// An entry taken out of a tab's list, and where it was.
struct RemovedEntry: Sendable {
  let tab: Tab
  let index: Int
  let entry: Entry
}
