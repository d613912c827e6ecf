import CTerminal
import Screen

/// Styles as the C side draws them, at the terminal's colour depth. Each is worked out once.
struct CellStyles {
  /// The direct colours in use.
  private(set) var places: ColorPlaces
  /// True once a colour found no place: the nearest of the palette was drawn.
  private var isFull = false
  private let depth: ColorDepth
  /// The terminal has eight colours: the bright ones are the bold ones.
  private let brightIsBold: Bool
  private var known: [Style: ct_cell] = [:]
  private var last: (style: Style, cell: ct_cell)?

  /// - Parameter places: how many direct colours there may be at a time.
  init(depth: ColorDepth, brightIsBold: Bool = false, places: Int = 0) {
    self.depth = depth
    self.brightIsBold = brightIsBold
    self.places = ColorPlaces(capacity: places)
  }

  /// Returns whether a colour found no place since the last call.
  mutating func ranOut() -> Bool {
    defer { isFull = false }
    return isFull
  }

  /// Frees the places of all colours. What was drawn with them must be drawn again.
  mutating func forget() {
    places.removeAll()
    known.removeAll()
    last = nil
  }

  /// A cell in this style, without text.
  mutating func cell(for style: Style) -> ct_cell {
    if let last, last.style == style { return last.cell }
    let cell = known[style] ?? convert(style)
    known[style] = cell
    last = (style, cell)
    return cell
  }

  private mutating func convert(_ style: Style) -> ct_cell {
    var cell = ct_cell()
    cell.attributes = attributes(of: style)
    cell.foreground = number(style.foreground)
    cell.background = number(style.background)
    return cell
  }

  private func attributes(of style: Style) -> UInt32 {
    let attributes = style.attributes
    var result: UInt32 = 0
    if attributes.contains(.bold) || needsBold(style.foreground) { result |= UInt32(CT_BOLD) }
    // ncurses has no struck text; dim is the nearest to it.
    if !attributes.isDisjoint(with: [.dim, .strikethrough]) { result |= UInt32(CT_DIM) }
    if attributes.contains(.italic) { result |= UInt32(CT_ITALIC) }
    if attributes.contains(.underline) { result |= UInt32(CT_UNDERLINE) }
    if attributes.contains(.reverse) { result |= UInt32(CT_REVERSE) }
    return result
  }

  private func needsBold(_ color: Color) -> Bool {
    guard brightIsBold, case .indexed(let index) = color.reduced(to: depth) else { return false }
    return index >= 8
  }

  /// ncurses' number of a colour: the palette's, or a place behind it; -1 for the terminal's own.
  private mutating func number(_ color: Color) -> Int32 {
    switch color.reduced(to: depth) {
    case .terminal: return -1
    case .indexed(let index): return Int32(brightIsBold ? index % 8 : index)
    case .rgb(let red, let green, let blue):
      if let number = places.number(red: red, green: green, blue: blue) { return number }
      isFull = true
      guard case .indexed(let index) = color.reduced(to: .indexed) else { return -1 }
      return Int32(index)
    }
  }
}
