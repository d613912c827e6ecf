import FeedCore
import Screen
import StyledText

/// A theme at work: with what it has rendered already, so that an unchanged entry costs nothing.
///
/// The kept entries are a memory only: with or without them the same frame comes out.
package struct Look {
  package let theme: any ScreenLook
  let cache: EntryCache

  package init(_ theme: any ScreenLook) {
    self.theme = theme
    cache = EntryCache()
  }

  func style(_ roles: String...) -> Style { theme.style(roles) }
  func icon(_ name: String) -> String { theme.icon(name) }
  var measure: TextWidth { TextWidth(theme.charset) }
}
