/// Body text with its controls made visible, so that what is quoted in a post can be read and copied.
struct ControlSymbols {
  /// What the text is for.
  enum Purpose {
    /// To be shown: what nobody sees is left out.
    case screen
    /// To be written on or kept: all that belongs to spelling stays.
    case editing
  }

  private let purpose: Purpose
  private var result = String.UnicodeScalarView()
  private var filter = ScalarFilter()
  private var column = 0
  private var previous: UInt32 = 0

  static func shown(_ text: String, for purpose: Purpose = .screen) -> String {
    var symbols = ControlSymbols(purpose: purpose)
    for scalar in text.unicodeScalars { symbols.append(scalar) }
    return String(symbols.result)
  }

  private init(purpose: Purpose) {
    self.purpose = purpose
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x0A where previous == 0x0D:
      // A line ended by carriage return and line feed: the symbol of the first is removed.
      result.removeLast()
      endLine()
    case 0x0A, 0x2028, 0x2029: endLine()
    case 0x09: expandTab()
    case let value where HiddenScalar.isInvisible(value): break
    case let value where HiddenScalar.isControl(value): show(Self.symbol(for: value))
    default: show(scalar)
    }
    previous = scalar.value
  }

  private mutating func endLine() {
    result.append("\n")
    column = 0
    filter = ScalarFilter()
  }

  private mutating func expandTab() {
    let blanks = 4 - column % 4
    result.append(contentsOf: repeatElement(" ", count: blanks))
    column += blanks
    filter = ScalarFilter()
  }

  private mutating func show(_ scalar: Unicode.Scalar) {
    column += 1
    if purpose == .screen {
      guard filter.admits(scalar.value) else { return }
      if HiddenScalar.isNoncharacter(scalar.value) { return result.append("□") }
    }
    result.append(scalar)
  }

  /// The control picture of a C0 control or DEL; a box for C1, which have no pictures.
  private static func symbol(for control: UInt32) -> Unicode.Scalar {
    if control < 0x20 { return Unicode.Scalar(0x2400 + control) ?? "□" }
    return control == 0x7F ? "␡" : "□"
  }
}
