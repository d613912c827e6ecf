import StyledText

/// How edited text is broken into screen rows: the one answer for moving the cursor and for painting.
///
/// Only rows near the cursor are laid out. A text may be megabytes long, and each key asks for them.
struct EditorLayout {
  struct Row: Hashable {
    var line: Int
    /// Clusters of the line that are in this row.
    var range: Range<Int>
  }

  let rows: [Row]
  private let lines: [[Character]]
  private let measure: TextWidth

  /// - Parameters:
  ///   - width: columns of a row; one is kept for the cursor after a full row.
  ///   - rowsAround: how many rows are needed before the cursor's, and how many behind it, where the text has
  ///     them.
  init(_ editor: TextEditor, width: Int, measure: TextWidth, rowsAround: Int = .max) {
    lines = editor.lines
    self.measure = measure
    let room = max(1, width - 1)
    let middle = EditorPart(of: editor)
    let own = Self.rows(of: middle, editor.lines, room, measure)
    let index = own.lastIndex { $0.range.lowerBound <= editor.column } ?? 0
    let next = Self.rows(middle, own.count - 1 - index, rowsAround, { $0.next(in: editor.lines) }) {
      Self.rows(of: $0, editor.lines, room, measure)
    }
    let before = Self.rows(middle, index, rowsAround, { $0.previous(in: editor.lines) }) {
      Self.rows(of: $0, editor.lines, room, measure)
    }
    rows = before.reversed().joined() + own + next.joined()
  }

  /// The rows of the parts that follow in one direction, until there are enough.
  private static func rows(
    _ start: EditorPart,
    _ count: Int,
    _ enough: Int,
    _ following: (EditorPart) -> EditorPart?,
    _ rows: (EditorPart) -> [Row]
  ) -> [[Row]] {
    var (part, count, found) = (start, count, [[Row]]())
    while count < enough, let next = following(part) {
      found.append(rows(next))
      count += found.last?.count ?? 0
      part = next
    }
    return found
  }

  private static func rows(of part: EditorPart, _ lines: [[Character]], _ room: Int, _ measure: TextWidth)
    -> [Row]
  {
    breaks(of: lines[part.line], in: part.range(in: lines), room: room, measure: measure).map {
      Row(line: part.line, range: $0)
    }
  }

  private static func breaks(of line: [Character], in part: Range<Int>, room: Int, measure: TextWidth)
    -> [Range<Int>]
  {
    var ranges: [Range<Int>] = []
    var (start, width, lastBlank) = (part.lowerBound, 0, -1)
    for index in part {
      let character = line[index]
      let columns = measure.width(of: String(character))
      // A wide cluster may not fit behind what was carried over either.
      while width + columns > room, index > start {
        let end = lastBlank > start && lastBlank < index ? lastBlank : index
        ranges.append(start..<end)
        start = end
        lastBlank = -1
        width = measure.width(of: String(line[start..<index]))
      }
      width += columns
      if character == " " { lastBlank = index + 1 }
    }
    ranges.append(start..<part.upperBound)
    return ranges
  }

  func text(of row: Row) -> String { String(lines[row.line][row.range]) }

  /// The row that the cursor is in, and its screen column.
  func cursor(of editor: TextEditor) -> (row: Int, column: Int) {
    let row = rows.lastIndex { $0.line == editor.line && $0.range.lowerBound <= editor.column } ?? 0
    let before = lines[editor.line][rows[row].range.lowerBound..<editor.column]
    return (row, measure.width(of: String(before)))
  }

  /// The editor with its cursor some rows further down, or up when negative.
  func moved(_ editor: TextEditor, by steps: Int) -> TextEditor {
    var editor = editor
    let place = cursor(of: editor)
    let target = place.row + steps
    guard rows.indices.contains(target) else {
      if steps < 0 { editor.moveToStart() } else { editor.moveToEnd() }
      return editor
    }
    let wanted = editor.wantedColumn ?? place.column
    editor.line = rows[target].line
    editor.column = column(at: wanted, in: target)
    editor.wantedColumn = wanted
    return editor
  }

  /// The cluster of a row that stands at a screen column. The end of a broken row belongs to the next one.
  private func column(at wanted: Int, in row: Int) -> Int {
    let range = rows[row].range
    let isBroken = row + 1 < rows.count && rows[row + 1].line == rows[row].line
    let last = isBroken ? max(range.lowerBound, range.upperBound - 1) : range.upperBound
    var (width, index) = (0, range.lowerBound)
    while index < last {
      let columns = measure.width(of: String(lines[rows[row].line][index]))
      if width + columns > wanted { break }
      width += columns
      index += 1
    }
    return index
  }

  /// The cluster at a place of the painted text.
  func place(row: Int, column wanted: Int) -> (line: Int, column: Int) {
    let row = min(max(0, row), rows.count - 1)
    return (rows[row].line, column(at: wanted, in: row))
  }
}
