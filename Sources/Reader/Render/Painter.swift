import Screen
import StyledText

/// Writes styled text into a frame.
struct Painter {
  var frame: Frame
  let look: Look

  init(size: Size, look: Look) {
    self.look = look
    frame = Frame(size: size, charset: look.theme.charset, style: look.style("text"))
  }

  @discardableResult
  mutating func text(_ text: String, _ row: Int, _ column: Int, _ roles: String..., clip: Rect? = nil) -> Int
  {
    frame.write(text, row: row, column: column, style: look.theme.style(["text"] + roles), clip: clip)
  }

  @discardableResult
  mutating func line(
    _ line: StyledLine,
    _ row: Int,
    _ column: Int,
    within role: String? = nil,
    clip: Rect? = nil
  ) -> Int {
    let outer = ["text"] + (role.map { [$0] } ?? [])
    let theme = look.theme
    return frame.write(line, row: row, column: column, clip: clip) { theme.style(outer + $0.roles) }
  }

  mutating func fill(_ rect: Rect, _ role: String) {
    frame.fill(rect, with: " ", style: look.style("text", role))
  }

  /// A thin line across a rectangle's first row.
  mutating func rule(_ rect: Rect) {
    let sign = look.icon("rule").first ?? "-"
    frame.fill(rect.splitTop(1).top, with: sign, style: look.style("text", "border"))
  }

  /// A thin line down a rectangle's first column.
  mutating func vertical(_ rect: Rect) {
    let sign = look.icon("vertical").first ?? "|"
    frame.fill(rect.splitLeft(1).left, with: sign, style: look.style("text", "border"))
  }

  /// An empty box with rounded corners and a title in its upper edge.
  mutating func box(_ rect: Rect, title: String) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    fill(rect, "menu")
    rule(rect)
    rule(rect.splitBottom(1).bottom)
    vertical(rect)
    vertical(rect.splitRight(1).right)
    corner("corner_top_left", rect.row, rect.column)
    corner("corner_top_right", rect.row, rect.endColumn - 1)
    corner("corner_bottom_left", rect.endRow - 1, rect.column)
    corner("corner_bottom_right", rect.endRow - 1, rect.endColumn - 1)
    let room = rect.inset(columns: 2)
    guard !title.isEmpty, room.width > 4 else { return }
    text(
      " " + look.measure.truncated(title, to: room.width - 2) + " ",
      rect.row,
      room.column,
      "heading",
      clip: room
    )
  }

  private mutating func corner(_ icon: String, _ row: Int, _ column: Int) {
    text(String(look.icon(icon).first ?? "+"), row, column, "border")
  }

  mutating func park(_ row: Int, _ column: Int, visible: Bool = false) {
    let position = Position(
      row: min(max(0, row), max(0, frame.height - 1)),
      column: min(max(0, column), max(0, frame.width - 1))
    )
    frame.cursor = Cursor(position, isVisible: visible)
  }
}
