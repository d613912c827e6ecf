import Screen
import StyledText

/// People, two lines each: who they are, and what they say of themselves.
struct PeopleView {
  /// Two lines and a blank one.
  static let rowHeight = 3

  private let page: PeoplePage
  private let state: State

  init(_ page: PeoplePage, _ state: State) {
    self.page = page
    self.state = state
  }

  func paint(_ painter: inout Painter, _ area: Rect) {
    guard !page.people.isEmpty else { return paintEmpty(&painter, area) }
    var (index, row) = (page.viewport.top, area.row - page.viewport.topLine)
    while row < area.endRow, index < page.people.count {
      paint(index, at: row, &painter, area)
      row += Self.rowHeight
      index += 1
    }
  }

  private func paint(_ index: Int, at row: Int, _ painter: inout Painter, _ area: Rect) {
    let person = page.people[index]
    let width = max(1, min(area.width - Geometry.gutter - 1, painter.look.theme.layout.textWidth))
    let lines = [title(person, painter.look, width), bio(person, painter.look, width)]
    let isSelected = index == page.viewport.selected
    for (offset, line) in lines.enumerated() where row + offset >= area.row && row + offset < area.endRow {
      painter.line(line, row + offset, area.column + Geometry.gutter, clip: area)
      if isSelected {
        painter.text(painter.look.icon("marker"), row + offset, area.column, "marker", clip: area)
      }
    }
    guard isSelected else { return }
    painter.highlight(
      Rect(row: row, column: area.column, width: area.width, height: 2).intersection(area),
      state
    )
    painter.park(max(row, area.row), area.column)
  }

  private func title(_ person: Person, _ look: Look, _ width: Int) -> StyledLine {
    var line = StyledLine([
      person.user.avatar.span, Span(" "),
      Span(TextCleaner.field(person.user.displayName), roles: ["author"]),
      Span(" @" + TextCleaner.field(person.id), roles: ["handle"]),
    ])
    if person.id == state.userID { line.append(Span("  you", roles: ["meta"])) }
    if person.isFollowed { line.append(Span("  \(look.icon("follow")) following", roles: ["good"])) }
    return look.measure.truncated(line, to: width)
  }

  private func bio(_ person: Person, _ look: Look, _ width: Int) -> StyledLine {
    let line = StyledLine("   " + TextCleaner.field(person.user.bio), roles: ["meta"])
    return look.measure.truncated(line, to: width)
  }

  private func paintEmpty(_ painter: inout Painter, _ area: Rect) {
    let text: String =
      switch page.loading {
      case .failed(let sentence): TextCleaner.field(sentence)
      case .loaded: "Nobody was found."
      default: "loading \(painter.look.icon("more"))"
      }
    painter.text(text, area.row + area.height / 3, area.column + Geometry.gutter, "empty", clip: area)
  }
}
