/// Everything the reader can be told to do. The raw value is the name that `:` and key tables use.
package enum CommandID: String, CaseIterable, Hashable, Sendable {
  case down, up
  case pageDown = "page-down"
  case pageUp = "page-up"
  case halfDown = "half-down"
  case halfUp = "half-up"
  case top, bottom
  case nextUnread = "next-unread"
  case previousUnread = "previous-unread"
  case open, back, menu
  case user, timeline, aggregated, notifications
  case nextTab = "next-tab"
  case previousTab = "previous-tab"
  case like, repost, quote, reply, compose, edit, delete, follow, bookmark
  case profile, thread
  case openLink = "open-link"
  case copyLink = "copy-link"
  case copyText = "copy-text"
  case markRead = "mark-read"
  case markAllRead = "mark-all-read"
  case undo
  case people, followers, following, bookmarks, tag, find, drafts
  case search
  case searchNext = "search-next"
  case searchPrevious = "search-previous"
  case filter, refresh
  case command, help
  case nextTheme = "next-theme"
  case previousTheme = "previous-theme"
  case theme, set
  case saveDisplay = "save-display"
  case redraw, suspend, quit
  case quitNow = "quit-now"
  // While writing.
  case send = "composer.send"
  case useEditor = "composer.editor"
  case closeComposer = "composer.close"
  case discard = "composer.discard"
  case newline = "edit.newline"
  case left = "edit.left"
  case right = "edit.right"
  case lineUp = "edit.up"
  case lineDown = "edit.down"
  case wordLeft = "edit.word-left"
  case wordRight = "edit.word-right"
  case lineStart = "edit.line-start"
  case lineEnd = "edit.line-end"
  case textStart = "edit.text-start"
  case textEnd = "edit.text-end"
  case deleteBackward = "edit.delete-backward"
  case deleteForward = "edit.delete-forward"
  case deleteWordBackward = "edit.delete-word-backward"
  case deleteWordForward = "edit.delete-word-forward"
  case deleteToStart = "edit.delete-to-start"
  case deleteToEnd = "edit.delete-to-end"
  case putBack = "edit.put-back"
}
