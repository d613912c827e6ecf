import FeedCore
import Screen

/// A theme at work: with what it has rendered already, so that an unchanged entry costs nothing.
///
/// The kept entries are a memory only: with or without them the same frame comes out.
public struct Look {
  public let theme: any ScreenLook
  let cache: EntryCache

  public init(_ theme: any ScreenLook) { (self.theme, cache) = (theme, EntryCache()) }

  func style(_ roles: String...) -> Style { theme.style(roles) }
  func icon(_ name: String) -> String { theme.icon(name) }
  var measure: TextWidth { TextWidth(theme.charset) }
}
