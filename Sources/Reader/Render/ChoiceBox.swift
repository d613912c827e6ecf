import Screen
import StyledText

/// A box in the middle with lines to choose from: menus, links, themes, drafts.
struct ChoiceBox {
  struct Choice {
    var key = ""
    var text: String
  }

  let title: String
  let choices: [Choice]
  let viewport: Viewport

  /// How many choices can be seen at once.
  static func rows(_ count: Int, _ geometry: Geometry) -> Int { max(1, min(count, geometry.list.height - 2)) }

  static func frame(_ choices: [Choice], title: String, _ geometry: Geometry, _ measure: TextWidth) -> Rect {
    let widest = choices.map { measure.width(of: $0.text) + (measure.width(of: $0.key)) }.max() ?? 0
    let width = min(geometry.size.width - 2, max(widest + 8, measure.width(of: title) + 8, 30))
    let height = rows(choices.count, geometry) + 2
    let body = geometry.list
    return Rect(
      row: body.row + max(0, (body.height - height) / 2),
      column: max(0, (geometry.size.width - width) / 2),
      width: width,
      height: height
    )
  }

  func paint(_ painter: inout Painter, _ geometry: Geometry) {
    let box = Self.frame(choices, title: title, geometry, painter.look.measure)
    painter.box(box, title: title)
    let inner = box.inset(rows: 1, columns: 1)
    let keyWidth = choices.map { painter.look.measure.width(of: $0.key) }.max() ?? 0
    for (offset, index) in (viewport.top..<choices.count).prefix(inner.height).enumerated() {
      paint(
        choices[index],
        keyWidth,
        inner.row + offset,
        inner,
        isSelected: index == viewport.selected,
        &painter
      )
    }
  }

  private func paint(
    _ choice: Choice,
    _ keyWidth: Int,
    _ row: Int,
    _ area: Rect,
    isSelected: Bool,
    _ painter: inout Painter
  ) {
    let line = Rect(row: row, column: area.column, width: area.width, height: 1)
    let role = isSelected ? "menu.active" : "menu"
    painter.fill(line, role)
    let marker = isSelected ? painter.look.icon("marker") : " "
    painter.text(marker, row, area.column, role, clip: line)
    var column = area.column + 2
    if keyWidth > 0 {
      painter.text(choice.key, row, column, isSelected ? role : "key", clip: line)
      column += keyWidth + 2
    }
    let room = max(1, area.endColumn - column - 1)
    painter.text(painter.look.measure.truncated(choice.text, to: room), row, column, role, clip: line)
    if isSelected { painter.park(row, area.column) }
  }
}
