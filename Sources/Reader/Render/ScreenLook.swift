import FeedCore
import Screen
import StyledText

/// What the reader needs of a theme: styles by role, signs, and entries rendered through templates.
package protocol ScreenLook: Sendable {
  var charset: Charset { get }
  /// How the list is set out.
  var layout: ListLayout { get }
  /// The style of nested roles, outermost first.
  func style(_ roles: [String]) -> Style
  /// The sign called `name`, as this terminal can show it; empty for an unknown one.
  func icon(_ name: String) -> String
  /// An entry in lines of at most `width` columns.
  func lines(of content: Entry.Content, form: EntryForm, width: Int, now: Timestamp, viewer: String)
    -> StyledText
  /// How long ago something was, as short as it can be said.
  func age(of time: Timestamp, at now: Timestamp) -> String
  /// A frame is on the screen: what was used up for it is there again.
  func frameIsDone()
}

extension ScreenLook {
  package func frameIsDone() {}
}

/// Where an entry is shown.
package enum EntryForm: Hashable, Sendable {
  case list, notification, detail
  /// A narrow card among others.
  case card
}

/// How a theme sets out a list.
package struct ListLayout: Hashable, Sendable {
  /// Cards side by side, at most; 1 is a plain list.
  package var columns: Int
  /// The least width of a card.
  package var cardWidth: Int
  /// The most columns that running text fills.
  package var textWidth: Int
  /// Blank lines between entries.
  package var spacing: Int

  package init(columns: Int = 1, cardWidth: Int = 36, textWidth: Int = 100, spacing: Int = 1) {
    self.columns = columns
    self.cardWidth = cardWidth
    self.textWidth = textWidth
    self.spacing = spacing
  }
}
