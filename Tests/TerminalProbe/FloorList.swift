import Screen
import StyledText

/// The list that a plain C program on ncurses shows when the cost of the terminal itself is measured: the
/// same text and colours, so that bytes and times can be put side by side.
struct FloorList {
  private static let words = [
    "feed", "timeline", "follow", "like", "post", "user", "aggregate", "group", "notify", "ncurses", "swift",
    "redis",
    "worker", "batch", "scale", "rank",
  ]

  let count = 100_000
  var selected = 0
  private var top = 0

  mutating func take(_ key: String, height: Int) {
    let rows = max(1, height - 2)
    switch key {
    case "j": selected += 1
    case "k": selected -= 1
    case "pgdn":
      selected += rows
      top += rows
    default: break
    }
    selected = max(0, min(count - 1, selected))
    top = max(min(top, selected), selected - rows + 1)
  }

  func frame(size: Size, charset: Charset) -> Frame {
    var frame = Frame(size: size, charset: charset)
    let bar = Style(attributes: [.reverse])
    frame.fill(Rect(row: 0, width: size.width, height: 1), style: bar)
    frame.write(" User | Timeline | Aggregated | Notifications (3)", row: 0, column: 0, style: bar)
    for row in 0..<max(0, size.height - 2) where top + row < count {
      write(top + row, row: row + 1, to: &frame)
    }
    frame.write(" \(selected + 1)/\(count) ", row: size.height - 1, column: 0)
    frame.cursor = Cursor(Position(row: selected - top + 1, column: 0))
    return frame
  }

  private func write(_ item: Int, row: Int, to frame: inout Frame) {
    let number = String(repeating: " ", count: 5 - String(item).count) + String(item)
    let user = "user\(item % 500)"
    frame.write(item == selected ? ">" : " ", row: row, column: 0)
    frame.write(number, row: row, column: 1)
    frame.write(
      user + String(repeating: " ", count: 9 - user.count),
      row: row,
      column: 7,
      style: Style(foreground: .indexed(6))
    )
    let hash = UInt32(truncatingIfNeeded: item) &* 2_654_435_761
    let text = stride(from: UInt32(0), to: 32, by: 4).map { FloorList.words[Int(hash >> $0 & 15)] }
    frame.write(text.joined(separator: " "), row: row, column: 16)
  }
}
