import FeedCore

/// How a theme sets out the list, apart from its templates.
package struct ThemeLayout: Hashable, Sendable {
  /// Columns of cards side by side, as many as fit; 1 is a plain list.
  package var columns = 1
  /// The least width of a card, in terminal columns.
  package var cardWidth = 36
  /// The most columns that running text fills: longer lines tire the eye.
  package var textWidth = 100
  /// Blank lines between entries.
  package var spacing = 1

  package init() {}

  /// - Throws: `FeedError` with code `input`, naming the setting.
  init(table: JSONValue?, base: ThemeLayout) throws {
    self = base
    for (name, value) in table?.objectValue ?? [:] {
      guard let number = value.intValue, number >= 0, number <= 1000 else {
        throw FeedError(.input, "layout.\(name) must be a whole number from 0 to 1000.")
      }
      switch name {
      case "columns": columns = max(1, number)
      case "card_width": cardWidth = max(16, number)
      case "text_width": textWidth = max(20, number)
      case "spacing": spacing = number
      default:
        throw FeedError(.input, "layout.\(name) is not known: use columns, card_width, text_width, spacing.")
      }
    }
  }
}
