import FeedCore
import Screen
import StyledText

@testable import Reader

/// A look without a theme, which changes only when the reader does: goldens stand on it.
struct PlainLook: ScreenLook {
  var charset = Charset.unicode
  var layout = ListLayout()

  func style(_ roles: [String]) -> Style {
    roles.reduce(Style.plain) { $0.patched(by: Self.styles[$1] ?? .plain) }
  }

  private static let styles: [String: Style] = [
    "author": Style(attributes: .bold), "unread": Style(attributes: .bold),
    "tab.active": Style(attributes: .reverse),
    "menu.active": Style(attributes: .reverse), "match": Style(attributes: .reverse),
    "handle": Style(attributes: .dim),
    "time": Style(attributes: .dim),
    "heading": Style(attributes: [.bold, .underline]), "status.error": Style(foreground: .indexed(1)),
    "meta.own": Style(foreground: .indexed(1)), "border": Style(attributes: .dim),
  ]

  func icon(_ name: String) -> String {
    switch name {
    case "marker": "▌"
    case "unread": "●"
    case "new": "▲"
    case "more": "…"
    case "separator": "·"
    case "rule": "─"
    case "vertical": "│"
    case "corner_top_left": "╭"
    case "corner_top_right": "╮"
    case "corner_bottom_left": "╰"
    case "corner_bottom_right": "╯"
    case "indent": "└"
    case "follow": "+"
    case "like": "♡"
    case "liked": "♥"
    default: ""
    }
  }

  func lines(of content: Entry.Content, form: EntryForm, width: Int, now: Timestamp, viewer: String)
    -> StyledText
  {
    PlainEntry.lines(
      of: content,
      width: width,
      age: age(of: Entry(content, version: 0).date, at: now),
      measure: TextWidth(charset)
    )
  }

  func age(of time: Timestamp, at now: Timestamp) -> String {
    let minutes = (now.microseconds - time.microseconds) / 60_000_000
    return minutes < 60 ? "\(minutes)m" : "\(minutes / 60)h"
  }
}
