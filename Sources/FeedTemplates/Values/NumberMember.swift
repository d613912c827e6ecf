import FeedCore

/// What a template can ask of a number: Python's attributes and methods that take no argument.
enum NumberMember {
  static func value(_ name: String, of number: FieldValue) -> FieldValue? {
    switch number {
    case .bool(let flag): value(name, of: .int(flag ? 1 : 0))
    case .int(let value): whole(name, value)
    case .double(let value): fraction(name, value)
    default: nil
    }
  }

  private static func whole(_ name: String, _ value: Int) -> FieldValue? {
    switch name {
    case "real", "numerator", "conjugate": .int(value)
    case "imag": .int(0)
    case "denominator": .int(1)
    case "bit_length": .int(Int.bitWidth - value.magnitude.leadingZeroBitCount)
    default: nil
    }
  }

  private static func fraction(_ name: String, _ value: Double) -> FieldValue? {
    switch name {
    case "real", "conjugate": .double(value)
    case "imag": .double(0)
    case "is_integer": .bool(value.isFinite && value == value.rounded(.towardZero))
    default: nil
    }
  }
}
