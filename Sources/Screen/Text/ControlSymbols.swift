/// Body text with its controls made visible, so that what is quoted in a post can be read and copied.
enum ControlSymbols {
  static func shown(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var column = 0
    var previous: UInt32 = 0
    for scalar in text.unicodeScalars {
      append(scalar, after: previous, to: &result, column: &column)
      previous = scalar.value
    }
    return String(result)
  }

  private static func append(
    _ scalar: Unicode.Scalar,
    after previous: UInt32,
    to result: inout String.UnicodeScalarView,
    column: inout Int
  ) {
    switch scalar.value {
    case 0x0A where previous == 0x0D:
      // A line ended by carriage return and line feed: the symbol of the first is taken back.
      result.removeLast()
      result.append("\n")
      column = 0
    case 0x0A, 0x2028, 0x2029:
      result.append("\n")
      column = 0
    case 0x09:
      let blanks = 4 - column % 4
      result.append(contentsOf: repeatElement(" ", count: blanks))
      column += blanks
    case let value where HiddenScalar.isInvisible(value): break
    case let value:
      result.append(HiddenScalar.isControl(value) ? symbol(for: value) : scalar)
      column += 1
    }
  }

  /// The control picture of a C0 control or DEL; a box for C1, which have no pictures.
  private static func symbol(for control: UInt32) -> Unicode.Scalar {
    if control < 0x20 { return Unicode.Scalar(0x2400 + control) ?? "□" }
    return control == 0x7F ? "␡" : "□"
  }
}
