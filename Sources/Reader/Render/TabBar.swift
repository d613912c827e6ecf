import Screen
import StyledText

/// The first line: the tabs with what is unread in each, and who reads where.
struct TabBar {
  private let state: State

  init(_ state: State) { self.state = state }

  /// The columns of each tab, for painting and for clicks.
  func places(width: Int, measure: TextWidth) -> [(tab: Tab, columns: Range<Int>)] {
    var column = 1
    return Tab.allCases.map { tab in
      let end = column + measure.width(of: label(tab, width)) + 2 + badgeWidth(tab, measure)
      defer { column = end + 1 }
      return (tab, column..<end)
    }
  }

  func paint(_ painter: inout Painter, _ area: Rect) {
    painter.fill(area, "header")
    var end = 0
    for (tab, columns) in places(width: area.width, measure: painter.look.measure) {
      let role = tab == state.tab ? "tab.active" : "tab"
      let next = painter.text(
        " \(label(tab, area.width)) ",
        area.row,
        columns.lowerBound,
        "header",
        role,
        clip: area
      )
      if let badge = badge(tab) { painter.text(badge, area.row, next, "header", "tab.badge", clip: area) }
      end = columns.upperBound
    }
    paintIdentity(&painter, area, after: end)
  }

  private func paintIdentity(_ painter: inout Painter, _ area: Rect, after end: Int) {
    let separator = " \(painter.look.icon("separator")) "
    let place = state.place.isEmpty ? "" : separator + state.place
    let offline = offline(painter.look)
    let name = "@\(state.userID)"
    let texts =
      offline.map { ["\(name)\(place)\(separator)\($0) ", "\(name)\(separator)\($0) ", "offline "] }
      ?? ["\(name)\(place) ", "\(name) "]
    for text in texts {
      let column = area.endColumn - painter.look.measure.width(of: text)
      guard column > end + 1 else { continue }
      painter.text(text, area.row, column, "header", "handle", clip: area)
      return
    }
  }

  /// That the server is away, and how old what is shown is; nil while it answers.
  private func offline(_ look: Look) -> String? {
    guard let list = state.list, let asOf = list.asOf else { return nil }
    return "offline \(look.theme.age(of: asOf, at: state.now))"
  }

  /// On a narrow screen the numbers alone stand for the tabs that are not open.
  private func label(_ tab: Tab, _ width: Int) -> String {
    let number = "\(tab.rawValue + 1)"
    if width >= 64 { return "\(number) \(tab.title)" }
    if width >= 48 { return tab.title }
    return tab == state.tab ? tab.title : number
  }

  private func badge(_ tab: Tab) -> String? {
    let list = state.tabs[tab.rawValue].list
    let count = tab == .user ? 0 : state.tabs[tab.rawValue].unread
    if list.missesNewest { return "\(max(count, 100))+" }
    return count > 0 ? (count > 999 ? "999+" : "\(count)") : nil
  }

  private func badgeWidth(_ tab: Tab, _ measure: TextWidth) -> Int { badge(tab).map(measure.width(of:)) ?? 0 }
}
