/// The geometry that a viewport asks for: heights of the entries near the screen, each asked once.
struct ViewportMeasure {
  let count: Int
  let rows: Int
  private let heightOf: (Int) -> Int
  private var heights: [Int: Int] = [:]

  init(count: Int, rows: Int, height: @escaping (Int) -> Int) {
    self.count = count
    self.rows = rows
    heightOf = height
  }

  mutating func height(_ index: Int) -> Int {
    if let known = heights[index] { return known }
    let height = max(1, heightOf(index))
    heights[index] = height
    return height
  }

  /// The screen row of an entry's first line; nil when it starts below the screen or ends above it by more
  /// than a screen.
  mutating func row(of index: Int, _ top: Int, _ topLine: Int) -> Int? {
    guard index >= top, index - top <= rows + topLine else { return nil }
    var row = -topLine
    for position in top..<index {
      row += height(position)
      if row > rows { return nil }
    }
    return row
  }

  /// The place at which an entry's last line stands on the last row; the start where all before it fits.
  mutating func placeEnding(at index: Int) -> (top: Int, line: Int) {
    var (top, lines) = (index, height(index))
    while lines < rows, top > 0 {
      top -= 1
      lines += height(top)
    }
    return (top, max(0, lines - rows))
  }

  /// The first entry that starts on the screen.
  mutating func firstWhole(_ top: Int, _ topLine: Int) -> Int {
    guard topLine > 0, top + 1 < count, height(top) - topLine < rows else { return top }
    return top + 1
  }

  /// The last entry that ends on the screen.
  mutating func lastWhole(_ top: Int, _ topLine: Int) -> Int {
    var (index, end) = (top, height(top) - topLine)
    while end < rows, index + 1 < count, end + height(index + 1) <= rows {
      index += 1
      end += height(index)
    }
    return index
  }
}
