import Screen
import StyledText

/// What stands where there are no entries: why, and what to do next.
struct EmptyView {
  private let list: FeedList
  private let state: State

  init(_ list: FeedList, _ state: State) {
    self.list = list
    self.state = state
  }

  func paint(_ painter: inout Painter, _ area: Rect) {
    let lines = self.lines(painter.look)
    let width = max(1, min(64, area.width - 4))
    let wrapped = lines.flatMap {
      painter.look.measure.wrapped(StyledLine($0.text, roles: [$0.role]), to: width)
    }
    let column = area.column + max(0, (area.width - width) / 2)
    let start = area.row + max(0, (area.height - wrapped.count) / 3)
    for (index, line) in wrapped.enumerated() { painter.line(line, start + index, column, clip: area) }
    painter.park(start, column)
  }

  private typealias Line = (text: String, role: String)

  private func lines(_ look: Look) -> [Line] {
    if let problem = state.connectionProblem {
      return [("The feeds cannot be read.", "heading"), (TextCleaner.field(problem), "status.error")]
    }
    if case .failed(let sentence) = list.loading {
      return [
        ("This could not be loaded.", "heading"), (TextCleaner.field(sentence), "status.error"),
        ("R tries again.", "empty"),
      ]
    }
    guard state.isConnected, list.loading == .loaded else {
      return [("loading \(look.icon("more"))", "empty")]
    }
    if !list.filter.isEmpty {
      return [("Nothing here matches the filter.", "heading"), ("Esc shows everything again.", "empty")]
    }
    return greeting
  }

  private var greeting: [Line] {
    if state.page != nil { return [("There is nothing here yet.", "heading")] }
    switch state.tab {
    case .user:
      return [
        ("You have not posted yet.", "heading"), ("", "empty"),
        ("c  writes your first post.", "empty"),
        ("?  shows everything else you can do.", "empty"),
      ]
    case .timeline, .aggregated:
      return [
        ("Welcome to Runnel, \(state.user?.displayName ?? state.userID).", "heading"), ("", "empty"),
        ("This is where those you follow will appear.", "text"), ("", "empty"),
        ("p  finds people; F follows the one that is selected.", "empty"),
        ("c  writes a post.", "empty"),
        ("?  shows every key.", "empty"), ("", "empty"),
        (
          "From a shell, 'runnel import git PATH' turns a repository into feeds, and 'runnel demo' shows a living world.",
          "empty"
        ),
      ]
    case .notifications:
      return [
        ("Nobody has reacted yet.", "heading"), ("", "empty"),
        ("Likes, comments, mentions and new followers appear here.", "empty"),
      ]
    }
  }
}
