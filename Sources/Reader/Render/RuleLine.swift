import Screen
import StyledText

/// The line under the tabs: where one is, the filter, and how much is new above.
struct RuleLine {
  private let state: State

  init(_ state: State) { self.state = state }

  func paint(_ painter: inout Painter, _ area: Rect) {
    painter.rule(area)
    let new = newMarker(painter.look)
    let newWidth = new.isEmpty ? 0 : painter.look.measure.width(of: new) + 4
    let title = painter.look.measure.truncated(self.title, to: max(0, area.width - newWidth - 6))
    if !title.isEmpty { painter.text(" \(title) ", area.row, area.column + 2, "heading", clip: area) }
    guard !new.isEmpty else { return }
    painter.text(" \(new) ", area.row, area.endColumn - newWidth, "new", clip: area)
  }

  private var title: String {
    if let composer = state.composer { return composer.title }
    switch state.page {
    case nil: return filterTitle(state.current.list)
    case .detail(let page): return page.subject == nil ? "Group" : "Thread"
    case .profile: return "Profile"
    case .people(let page): return TextCleaner.field(page.title)
    case .results(let page): return TextCleaner.field(page.title) + filterTitle(page.list)
    }
  }

  private func filterTitle(_ list: FeedList) -> String {
    guard !list.filter.isEmpty else { return "" }
    return "Only \(TextCleaner.field(list.filter.text)): \(list.entries.count) of \(list.all.count)"
  }

  private func newMarker(_ look: Look) -> String {
    guard state.page == nil, state.composer == nil else { return "" }
    let list = state.current.list
    if list.missesNewest { return "\(look.icon("new")) many new" }
    return list.arrived > 0 ? "\(look.icon("new")) \(list.arrived) new" : ""
  }
}
