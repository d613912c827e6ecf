/// Erasing, inserting, deleting and scrolling.
extension EmulatedScreen {
  /// False when the sequence is none of these.
  mutating func edit(_ final: String, _ count: Int, _ mode: Int) -> Bool {
    switch final {
    case "J": erase(mode)
    case "K": eraseInLine(mode)
    case "X": fill(row, column..<min(columns, column + count))
    case "P":
      let from = min(columns, column + count)
      cells[row] = Array(cells[row][..<column] + cells[row][from...]) + blanks(from - min(column, columns))
    case "@":
      cells[row] = Array((cells[row][..<column] + blanks(count) + cells[row][column...]).prefix(columns))
    case "L": scroll(from: row, down: count)
    case "M": scroll(from: row, up: count)
    case "S": scroll(up: count)
    case "T": scroll(down: count)
    default: return false
    }
    return true
  }

  /// What is erased has the colour of the background.
  private func blanks(_ count: Int) -> [EmulatedCell] {
    Array(repeating: EmulatedCell(text: " ", pen: pen), count: max(0, count))
  }

  private mutating func fill(_ row: Int, _ range: Range<Int>) {
    for column in range { cells[row][column] = EmulatedCell(text: " ", pen: pen) }
  }

  private mutating func erase(_ mode: Int) {
    if mode == 0 { eraseInLine(0) }
    if mode == 1 { eraseInLine(1) }
    let whole = mode == 0 ? row + 1..<rows : mode == 1 ? 0..<row : 0..<rows
    for row in whole { fill(row, 0..<columns) }
  }

  private mutating func eraseInLine(_ mode: Int) {
    let column = min(column, columns)
    fill(row, mode == 0 ? column..<columns : mode == 1 ? 0..<min(columns, column + 1) : 0..<columns)
  }

  mutating func scroll(up count: Int) {
    scroll(from: top, up: count)
  }

  mutating func scroll(down count: Int) {
    scroll(from: top, down: count)
  }

  private mutating func scroll(from first: Int, up count: Int) {
    guard first <= bottom else { return }
    let count = min(count, bottom - first + 1)
    cells.removeSubrange(first..<first + count)
    cells.insert(contentsOf: Array(repeating: blanks(columns), count: count), at: bottom + 1 - count)
  }

  private mutating func scroll(from first: Int, down count: Int) {
    guard first <= bottom else { return }
    let count = min(count, bottom - first + 1)
    cells.removeSubrange(bottom + 1 - count...bottom)
    cells.insert(contentsOf: Array(repeating: blanks(columns), count: count), at: first)
  }
}
