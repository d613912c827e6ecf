import CTerminal
import Screen

/// Hands to ncurses what differs between the frame that is shown and the next one.
@MainActor final class FramePainter {
  private var shown: Frame?
  private var styles: CellStyles
  private var buffer: [ct_cell] = []

  init(depth: ColorDepth, brightIsBold: Bool) {
    styles = CellStyles(depth: depth, brightIsBold: brightIsBold)
  }

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
    let old = shown?.size == frame.size ? shown : nil
    if old == nil { ct_erase() }
    var changed = 0
    for row in 0..<frame.height {
      guard let columns = FramePainter.change(row: row, from: old, to: frame) else { continue }
      put(frame, row: row, columns: columns)
      if FramePainter.isFragile(frame.row(row)) || old.map({ FramePainter.isFragile($0.row(row)) }) == true {
        ct_redraw_row(Int32(row))
      }
      changed += 1
    }
    shown = frame
    return changed
  }

  /// Glyphs that terminals join across cells break when only some of them are drawn anew.
  private static func isFragile(_ cells: ArraySlice<Cell>) -> Bool {
    cells.contains { $0.glyph.joins }
  }

  /// The columns from the first difference to the last, with whole wide glyphs.
  private static func change(row: Int, from old: Frame?, to new: Frame) -> Range<Int>? {
    let cells = new.row(row)
    guard let old else { return cells.isEmpty ? nil : 0..<new.width }
    let before = old.row(row)
    guard var first = cells.indices.first(where: { cells[$0] != before[$0] }),
      var last = cells.indices.last(where: { cells[$0] != before[$0] })
    else { return nil }
    let start = cells.startIndex
    if first > start, cells[first].glyph.width == 0 { first -= 1 }
    if last + 1 < cells.endIndex, cells[last].glyph.width == 2 { last += 1 }
    return first - start..<last + 1 - start
  }

  private func put(_ frame: Frame, row: Int, columns: Range<Int>) {
    buffer.removeAll(keepingCapacity: true)
    for column in columns {
      let cell = frame[row, column]
      var result = styles.cell(for: cell.style)
      result.base = cell.glyph.base
      result.mark1 = cell.glyph.mark1
      result.mark2 = cell.glyph.mark2
      buffer.append(result)
    }
    ct_put(Int32(row), Int32(columns.lowerBound), buffer, Int32(buffer.count))
  }
}
