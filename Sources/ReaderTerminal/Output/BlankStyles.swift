import Screen

/// The styles of a row's cells, where blanks between words take the style of the word before if that looks
/// the same.
///
/// A bold space is a space: leaving it bold saves the change to plain and back.
struct BlankStyles {
  /// Wider gaps are jumped over, so their style costs nothing.
  private static let widestGap = 6

  private let cells: ArraySlice<Cell>

  init(_ cells: ArraySlice<Cell>) { self.cells = cells }

  /// - Parameter index: of the cells.
  func style(at index: Int) -> Style {
    let cell = cells[index]
    guard Self.isBlank(cell), Self.showsNoInk(cell.style), isFollowed(index) else { return cell.style }
    let start = max(cells.startIndex, index - Self.widestGap)
    guard let word = cells[start..<index].lastIndex(where: { !Self.isBlank($0) }),
      // A sign alone, such as the marker, comes and goes: what is beside it stays as it is.
      word > cells.startIndex, !Self.isBlank(cells[word - 1])
    else { return cell.style }
    let before = cells[word].style
    return Self.showsNoInk(before) && before.background == cell.style.background ? before : cell.style
  }

  /// Whether a word comes soon: what is blank to the end of the row is cleared, and must be plain for it.
  private func isFollowed(_ index: Int) -> Bool {
    cells[index..<min(cells.endIndex, index + Self.widestGap)].contains { !Self.isBlank($0) }
  }

  private static func isBlank(_ cell: Cell) -> Bool {
    cell.glyph.base == 0x20 && cell.glyph.mark1 == 0 && cell.glyph.mark2 == 0
  }

  /// Whether a blank in this style differs from others by its background alone.
  private static func showsNoInk(_ style: Style) -> Bool {
    style.attributes.isDisjoint(with: [.underline, .reverse, .strikethrough])
  }
}
