import Screen

/// What differs between two frames, row by row.
///
/// Glyphs that terminals join across cells break when only some of them are drawn again. A row is fragile
/// where what changes touches such glyphs, unless the row comes whole from elsewhere and can be scrolled.
struct FrameChange {
  struct Row {
    let number: Int
    /// From the first difference to the last, with whole wide glyphs.
    let columns: Range<Int>
    let isFragile: Bool
  }

  let rows: [Row]
  private var scrolled: Set<Int> = []

  /// - Parameter old: the frame that is shown, of the same size; nil if nothing is known of the screen.
  init(from old: Frame?, to new: Frame) {
    rows = (0..<new.height).compactMap { row in
      let (before, after) = (old?.row(row), new.row(row))
      guard let columns = FrameChange.columns(from: before, to: after) else { return nil }
      let isFragile =
        FrameChange.joins(after, columns) || before.map { FrameChange.joins($0, columns) } == true
      return Row(number: row, columns: columns, isFragile: isFragile)
    }
    if let old, rows.contains(where: \.isFragile) { scrolled = FrameChange.scrolled(from: old, to: new) }
  }

  /// Whether a row came here from elsewhere, in a block large enough to be scrolled.
  func isScrolled(_ row: Int) -> Bool { scrolled.contains(row) }

  /// Whether glyphs in these columns, or right beside them, are joined.
  private static func joins(_ cells: ArraySlice<Cell>, _ columns: Range<Int>) -> Bool {
    let first = cells.startIndex + max(0, columns.lowerBound - 1)
    let last = cells.startIndex + min(cells.count, columns.upperBound + 1)
    return cells[first..<last].contains { $0.glyph.joins }
  }

  private static func columns(from before: ArraySlice<Cell>?, to cells: ArraySlice<Cell>) -> Range<Int>? {
    guard let before else { return cells.isEmpty ? nil : 0..<cells.count }
    // Rows of two frames have their own indices.
    let (start, other) = (cells.startIndex, before.startIndex)
    guard var first = cells.indices.first(where: { cells[$0] != before[$0 - start + other] }),
      var last = cells.indices.last(where: { cells[$0] != before[$0 - start + other] })
    else { return nil }
    if first > start, cells[first].glyph.width == 0 { first -= 1 }
    if last + 1 < cells.endIndex, cells[last].glyph.width == 2 { last += 1 }
    return first - start..<last + 1 - start
  }

  /// The rows of the largest block that moved as a whole, and those around it that differ only beside their
  /// joined glyphs: ncurses scrolls a block of three rows and more, unless it moves farther than it is high.
  private static func scrolled(from old: Frame, to new: Frame) -> Set<Int> {
    let (before, after) = (texts(of: old), texts(of: new))
    var best = (rows: 0..<0, shift: 0)
    for distance in 1..<max(2, new.height) {
      for shift in [distance, -distance] {
        let block = largestBlock(shift, from: before, to: after)
        if block.count > best.rows.count { best = (block, shift) }
      }
      if best.rows.count >= new.height - distance { break }
    }
    guard best.rows.count >= 3 else { return [] }
    return Set(
      (0..<new.height).filter { row in
        let other = row + best.shift
        guard (0..<old.height).contains(other) else { return false }
        let columns = columns(from: old.row(other), to: new.row(row))
        return columns.map { !joins(new.row(row), $0) && !joins(old.row(other), $0) } ?? true
      }
    )
  }

  /// A number for each row's text, so that rows are compared quickly; styles are looked at afterwards.
  private static func texts(of frame: Frame) -> [UInt64] {
    (0..<frame.height).map { row in
      frame.row(row).reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1.glyph.base)) &* 0x100_0000_01b3 }
    }
  }

  /// The longest run of rows that stood `shift` rows further down, and is high enough for it.
  private static func largestBlock(_ shift: Int, from before: [UInt64], to after: [UInt64]) -> Range<Int> {
    var (best, start) = (0..<0, 0)
    for row in 0...after.count {
      let other = row + shift
      if row < after.count, before.indices.contains(other), after[row] == before[other] { continue }
      if row - start > best.count { best = start..<row }
      start = row + 1
    }
    return best.count + min(best.count / 8, 2) >= abs(shift) ? best : 0..<0
  }
}
