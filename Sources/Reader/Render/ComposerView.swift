import FeedCore
import Screen
import StyledText

/// The composer: what is answered above, the text in a box, how long it is below.
struct ComposerView {
  private let composer: Composer
  private let state: State

  init(_ composer: Composer, _ state: State) {
    self.composer = composer
    self.state = state
  }

  func paint(_ painter: inout Painter, _ geometry: Geometry) {
    let body = Rect(
      row: geometry.list.row,
      column: ComposerGeometry(state.size).column,
      width: ComposerGeometry(state.size).width,
      height: geometry.list.height
    )
    let context = contextLines(painter.look, body.width - 2).prefix(max(0, body.height - 7))
    for (index, line) in context.enumerated() {
      painter.text(painter.look.icon("vertical"), body.row + index, body.column, "border", clip: body)
      painter.line(line, body.row + index, body.column + 2, within: "quote", clip: body)
    }
    let below = body.splitTop(context.isEmpty ? 0 : context.count + 1).rest
    let layout = EditorLayout(
      composer.editor,
      width: ComposerGeometry(state.size).textWidth,
      measure: TextWidth(state.charset),
      rowsAround: below.height
    )
    paintBox(&painter, below.splitTop(boxHeight(below, layout)).top, layout)
  }

  /// As high as the text needs, between a few lines and all there is.
  private func boxHeight(_ area: Rect, _ layout: EditorLayout) -> Int {
    max(min(9, area.height), min(area.height, layout.rows.count + 3))
  }

  private func paintBox(_ painter: inout Painter, _ box: Rect, _ layout: EditorLayout) {
    painter.box(box, title: "")
    let inner = box.inset(rows: 1, columns: 2)
    let cursor = layout.cursor(of: composer.editor)
    let first = max(0, cursor.row - inner.height + 1)
    for (index, row) in layout.rows.dropFirst(first).prefix(inner.height).enumerated() {
      painter.text(layout.text(of: row), inner.row + index, inner.column, "input", clip: inner)
    }
    if composer.editor.isEmpty { painter.text(hint, inner.row, inner.column, "input.hint", clip: inner) }
    paintCount(&painter, box)
    if state.prompt == nil, state.confirmation == nil {
      painter.park(inner.row + cursor.row - first, inner.column + cursor.column, visible: true)
    }
  }

  private func paintCount(_ painter: inout Painter, _ box: Rect) {
    let count = composer.editor.count
    let text = " \(count) \(count == 1 ? "character" : "characters") "
    let column = box.endColumn - painter.look.measure.width(of: text) - 2
    painter.text(
      text,
      box.endRow - 1,
      column,
      count > Composer.goodLength ? "status.error" : "meta",
      clip: box
    )
  }

  private var hint: String {
    switch composer.purpose {
    case .post: "What is happening?"
    case .comment: "Your reply"
    case .quote: "Your words about it"
    case .edit, .editComment: "The text"
    }
  }

  private func contextLines(_ look: Look, _ width: Int) -> [StyledLine] {
    if let comment = composer.contextComment {
      return Array(CommentLines(comment, depth: 0, state, look, width: max(1, width)).lines.dropLast())
    }
    guard let context = composer.context else { return [] }
    return look.theme.lines(
      of: .activity(context),
      form: .list,
      width: max(1, width),
      now: max(state.now, context.activity.time),
      viewer: state.userID
    ).lines
  }
}

extension Composer {
  /// Beyond it a post is long: the counter says so.
  static let goodLength = 500
}
