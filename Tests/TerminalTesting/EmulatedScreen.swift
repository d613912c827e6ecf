import StyledText

/// A small xterm: enough to show what ncurses and this project send. What it does not know it collects in
/// `unknown`.
package struct EmulatedScreen {
  package let columns: Int
  package let rows: Int
  /// Private modes that are on, such as 1049 (full screen), 2004 (paste), 1000 (mouse).
  package private(set) var modes: Set<Int> = []
  /// The title set last.
  package private(set) var title = ""
  /// What was sent to the clipboard last, in base64.
  package private(set) var clipboard = ""
  package private(set) var bells = 0
  /// The cursor's place, from 0.
  package private(set) var row = 0
  package private(set) var column = 0
  /// Sequences it does not know.
  package private(set) var unknown: [String] = []

  var cells: [[EmulatedCell]]
  var pen = EmulatedPen()
  var top = 0
  var bottom: Int
  private var savedCells: [[EmulatedCell]]?
  private var saved = (row: 0, column: 0)
  private var last = ""
  private var parser = SequenceParser()

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    bottom = rows - 1
    cells = EmulatedScreen.blank(columns, rows)
    modes = [25]
  }

  static func blank(_ columns: Int, _ rows: Int) -> [[EmulatedCell]] {
    Array(repeating: Array(repeating: .blank, count: columns), count: rows)
  }

  /// The cell at a place of the screen.
  package subscript(row: Int, column: Int) -> EmulatedCell { cells[row][column] }

  package var isCursorVisible: Bool { modes.contains(25) }
  package var isFullScreen: Bool { modes.contains(1049) }

  /// The rows without trailing blanks, each followed by a line feed.
  package var text: String {
    (0..<rows).map { line($0) + "\n" }.joined()
  }

  /// One row without trailing blanks.
  package func line(_ row: Int) -> String {
    var line = cells[row].map(\.text).joined()[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }

  mutating func feed(_ bytes: some Sequence<UInt8>) {
    for item in parser.feed(bytes) { apply(item) }
  }

  private mutating func apply(_ item: SequenceParser.Item) {
    switch item {
    case .text(let scalar): put(scalar)
    case .control(let byte): control(byte)
    case .escape(let final): escape(final)
    case .sequence(let marker, let numbers, let final): sequence(marker, numbers, final)
    case .command(let text): command(text)
    case .unknown(let text): unknown.append(text)
    }
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x07: bells += 1
    case 0x08: column = max(0, min(column, columns - 1) - 1)
    case 0x09: column = min(columns - 1, (column / 8 + 1) * 8)
    case 0x0A:
      endPendingWrap()
      lineFeed()
    case 0x0D: column = 0
    case 0x0E, 0x0F: break
    default: unknown.append("control \(byte)")
    }
  }

  private mutating func escape(_ final: UInt8) {
    endPendingWrap()
    switch final {
    case UInt8(ascii: "M"):
      if row == top { scroll(down: 1) } else { row = max(0, row - 1) }
    case UInt8(ascii: "D"): lineFeed()
    case UInt8(ascii: "7"): saved = (row, column)
    case UInt8(ascii: "8"): (row, column) = saved
    case UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "\\"): break
    default: unknown.append("escape \(final)")
    }
  }

  private mutating func command(_ text: String) {
    if text.hasPrefix("2;") || text.hasPrefix("0;") { title = String(text.dropFirst(2)) }
    if text.hasPrefix("52;c;") { clipboard = String(text.dropFirst(5)) }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    guard let width = EmulatedScreen.columns(of: scalar) else { return combine(scalar) }
    if column + width > columns {
      column = 0
      lineFeed()
    }
    last = String(Character(scalar))
    if columns < width { return }
    cells[row][column] = EmulatedCell(text: last, pen: pen)
    if width == 2 { cells[row][column + 1] = EmulatedCell(text: "", pen: pen) }
    column += width
  }

  /// As the C library counts; nil for what goes on the character before.
  private static func columns(of scalar: Unicode.Scalar) -> Int? {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return nil
    case .spacingMark: return 1
    default:
      return (0x1160...0x11FF).contains(scalar.value)
        ? nil : TextWidth.unicode.width(of: String(Character(scalar)))
    }
  }

  private mutating func combine(_ scalar: Unicode.Scalar) {
    let before = cells[row][max(0, column - 1)].text.isEmpty ? column - 2 : column - 1
    if before >= 0 { cells[row][before].text.unicodeScalars.append(scalar) }
  }

  /// After the last column is written, the cursor is still on it until something more is written.
  private mutating func endPendingWrap() {
    column = min(column, columns - 1)
  }

  private mutating func lineFeed() {
    if row == bottom { scroll(up: 1) } else { row = min(rows - 1, row + 1) }
  }

  private mutating func sequence(_ marker: UInt8?, _ numbers: [Int], _ final: String) {
    let first = max(1, numbers.first ?? 1)
    if !["m", "h", "l"].contains(final) { endPendingWrap() }
    switch (marker, final) {
    case (nil, "H"), (nil, "f"):
      row = min(rows, first) - 1
      column = min(columns, max(1, numbers.count > 1 ? numbers[1] : 1)) - 1
    case (nil, "A"): row = max(0, row - first)
    case (nil, "B"): row = min(rows - 1, row + first)
    case (nil, "C"): column = min(columns - 1, column + first)
    case (nil, "D"): column = max(0, min(column, columns - 1) - first)
    case (nil, "G"): column = min(columns, first) - 1
    case (nil, "d"): row = min(rows, first) - 1
    case (nil, "b"): for _ in 0..<first { for scalar in last.unicodeScalars { put(scalar) } }
    case (nil, "r"):
      top = first - 1
      bottom = (numbers.count > 1 && numbers[1] > 0 ? min(rows, numbers[1]) : rows) - 1
      row = 0
      column = 0
    case (nil, "m"): pen.apply(numbers)
    case (nil, "l"), (nil, "h"), (nil, "t"), (63, "$p"), (63, "c"), (nil, "n"), (nil, "c"): break
    case (63, "h"): numbers.forEach { setMode($0, true) }
    case (63, "l"): numbers.forEach { setMode($0, false) }
    default:
      if marker == nil, edit(final, first, numbers.first ?? 0) { return }
      unknown.append("CSI \(marker.map { String(UnicodeScalar($0)) } ?? "")\(numbers)\(final)")
    }
  }

  private mutating func setMode(_ mode: Int, _ isOn: Bool) {
    if mode == 1049, isOn != modes.contains(1049) {
      if isOn { savedCells = cells }
      cells = isOn ? EmulatedScreen.blank(columns, rows) : savedCells ?? cells
    }
    if isOn { modes.insert(mode) } else { modes.remove(mode) }
  }
}
