import CTerminal
import Screen

/// Hands to ncurses what differs between the frame that is shown and the next one.
@MainActor final class FramePainter {
  private var shown: Frame?
  private var styles: CellStyles
  private var buffer: [ct_cell] = []
  /// Rows with joined glyphs that only moved: they need no drawing where the terminal scrolls them.
  private var moved: [Int] = []

  init(depth: ColorDepth, brightIsBold: Bool, places: Int) {
    styles = CellStyles(depth: depth, brightIsBold: brightIsBold, places: places)
  }

  /// The direct colours behind the numbers that ncurses writes.
  var places: ColorPlaces { styles.places }

  /// Forgets what is shown: the next frame is compared with nothing.
  func forget() {
    shown = nil
  }

  /// True when the frame is what is on the screen, the cursor included.
  func shows(_ frame: Frame) -> Bool {
    shown == frame
  }

  /// Puts the changed rows on ncurses' next screen. The number of rows that changed.
  func put(_ frame: Frame) -> Int {
    let count = putChanges(frame)
    guard styles.ranOut() else { return count }
    // Colours of earlier frames hold all places: they are free once everything is drawn again.
    styles.forget()
    forget()
    ct_redraw()
    defer { _ = styles.ranOut() }
    return putChanges(frame)
  }

  private func putChanges(_ frame: Frame) -> Int {
    let old = shown?.size == frame.size ? shown : nil
    if old == nil { ct_erase() }
    let change = FrameChange(from: old, to: frame)
    moved = []
    for row in change.rows {
      put(frame, row: row.number, columns: row.columns)
      guard row.isFragile else { continue }
      if change.isScrolled(row.number) { moved.append(row.number) } else { ct_redraw_row(Int32(row.number)) }
    }
    shown = frame
    return change.rows.count
  }

  /// Marks the rows for drawing that were expected to be scrolled, where the bytes scroll nothing.
  ///
  /// - Returns: whether there are any.
  func redrawUnscrolled(_ bytes: [UInt8]) -> Bool {
    defer { moved = [] }
    guard !moved.isEmpty else { return false }
    let regions = FramePainter.scrollingRegions(bytes)
    let spoiled = moved.filter { row in !regions.contains { $0.contains(row) } }
    for row in spoiled { ct_redraw_row(Int32(row)) }
    return !spoiled.isEmpty
  }

  /// The rows of each region that is set (`ESC [ top ; bottom r`) before the last, which is the whole screen
  /// again.
  private static func scrollingRegions(_ bytes: [UInt8]) -> [ClosedRange<Int>] {
    bytes.split(separator: 0x1B).compactMap { part -> ClosedRange<Int>? in
      guard part.first == UInt8(ascii: "["), let end = part.firstIndex(of: UInt8(ascii: "r")) else {
        return nil
      }
      let numbers = part[(part.startIndex + 1)..<end].split(separator: UInt8(ascii: ";"))
        .map { Int(String(decoding: $0, as: UTF8.self)) }
      guard numbers.count == 2, let top = numbers[0], let bottom = numbers[1], top <= bottom else {
        return nil
      }
      return top - 1...bottom - 1
    }.dropLast()
  }

  private func put(_ frame: Frame, row: Int, columns: Range<Int>) {
    buffer.removeAll(keepingCapacity: true)
    let cells = frame.row(row)
    let blanks = BlankStyles(cells)
    for column in columns {
      let cell = cells[cells.startIndex + column]
      var result = styles.cell(for: blanks.style(at: cells.startIndex + column))
      result.base = cell.glyph.base
      result.mark1 = cell.glyph.mark1
      result.mark2 = cell.glyph.mark2
      buffer.append(result)
    }
    ct_put(Int32(row), Int32(columns.lowerBound), buffer, Int32(buffer.count))
  }
}
