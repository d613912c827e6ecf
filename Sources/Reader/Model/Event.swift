import FeedCore
import Screen
import StyledText

/// Everything that can happen to the reader: a closed list.
package enum Event: Sendable {
  /// The first event: the session that was saved last, drafts that were left, the time.
  case started(Start)
  /// The backend is open; questions may be asked from now on.
  case connected(FeedUser?)
  /// The backend could not be opened, and why, in one sentence.
  case connectionFailed(FeedError)
  case terminal(TerminalEvent)
  case loaded(RequestID, Result<Loaded, FeedError>)
  case written(RequestID, Result<WriteOutcome, FeedError>)
  case changed(FeedNews)
  case timer(TimerName)
  /// A minute has passed: relative times are worded again.
  case minute(Timestamp)
  /// What a person typed in their own editor; nil if it failed, with a sentence.
  case edited(text: String?, problem: String?)
  case themes([String])
  case themeChanged(name: String, problem: String?)
  /// The theme's files changed on disk and were read again.
  case themeReloaded(problem: String?)
  /// Something the runtime was asked to do went wrong, or deserves a word.
  case notice(String, isError: Bool)
  /// A key script came to the end of a line: what is being typed at the bottom is entered.
  case endOfScriptLine
  /// A place on the screen was clicked; the terminal's mouse event, already resolved.
  case clicked(ClickTarget, isDouble: Bool)
}

/// What the reader is started with.
package struct Start: Sendable {
  package var session: SavedSession?
  package var drafts: [Draft]
  package var commandHistory: [String]
  /// Writes that were asked for and perhaps not made, oldest first.
  package var unfinished: [UnfinishedWrite]
  /// What could not be read, in a sentence each.
  package var problems: [String]
  package var now: Timestamp

  package init(
    session: SavedSession? = nil,
    drafts: [Draft] = [],
    commandHistory: [String] = [],
    unfinished: [UnfinishedWrite] = [],
    problems: [String] = [],
    now: Timestamp
  ) {
    self.session = session
    self.drafts = drafts
    self.commandHistory = commandHistory
    self.unfinished = unfinished
    self.problems = problems
    self.now = now
  }
}

/// What is under a click.
package enum ClickTarget: Hashable, Sendable {
  case tab(Tab)
  /// An entry or row of what is shown, by index.
  case row(Int)
  case action(SpanAction)
}

/// That something happened to one of the reader's feeds.
package struct FeedNews: Hashable, Sendable {
  package var feed: FeedID
  package var hasNew: Bool
  package var deleted: [ActivityID]
  /// Activities whose reactions changed.
  package var reacted: [ActivityID]
  /// Marks were set, here or in another program.
  package var isMarked: Bool

  package init(
    feed: FeedID,
    hasNew: Bool = false,
    deleted: [ActivityID] = [],
    reacted: [ActivityID] = [],
    isMarked: Bool = false
  ) {
    self.feed = feed
    self.hasNew = hasNew
    self.deleted = deleted
    self.reacted = reacted
    self.isMarked = isMarked
  }
}

/// Moments the reader asks to be told of.
package enum TimerName: Hashable, Sendable, CaseIterable {
  /// A key sequence was begun and not ended.
  case keys
  /// A pause in writing: the draft is kept.
  case draft
  /// A message has been shown long enough.
  case message
  /// Changes that came in meanwhile are looked up together.
  case reactions
  /// A deletion can no longer be undone whole.
  case deletion
}
