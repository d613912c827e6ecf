import Screen

extension Painter {
  /// Marks where the words of a search stand on the screen.
  mutating func markMatches(of words: String, in area: Rect) {
    let words = Array(words.lowercased())
    guard !words.isEmpty else { return }
    let style = look.style("match")
    for row in area.row..<area.endRow { markMatches(of: words, row: row, area, style) }
  }

  private mutating func markMatches(of words: [Character], row: Int, _ area: Rect, _ style: Style) {
    let cells = (area.column..<area.endColumn).filter { frame[row, $0].glyph.width > 0 }
    let text = cells.map { frame[row, $0].glyph.text.lowercased().first ?? " " }
    guard text.count >= words.count else { return }
    for start in 0...(text.count - words.count) where text[start] == words[0] {
      guard text[start..<start + words.count].elementsEqual(words) else { continue }
      let (first, last) = (cells[start], cells[start + words.count - 1])
      frame.patch(Rect(row: row, column: first, width: last - first + 1, height: 1), with: style)
    }
  }
}
