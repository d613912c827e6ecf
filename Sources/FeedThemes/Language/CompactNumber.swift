import FeedCore

/// Counts in at most four characters: `999`, `1.2k`, `34k`, `5.6m`.
enum CompactNumber {
  static func text(_ value: FieldValue) -> String {
    switch value {
    case .int(let number): text(number)
    case .double(let number) where number.magnitude < 1e15: text(Int(number))
    case .string(let text): text
    default: "0"
    }
  }

  static func text(_ number: Int) -> String {
    switch number.magnitude {
    case 0..<1000: "\(number)"
    case 1000..<1_000_000: scaled(number, by: 1000) + "k"
    case 1_000_000..<1_000_000_000: scaled(number, by: 1_000_000) + "m"
    default: scaled(number, by: 1_000_000_000) + "b"
    }
  }

  /// One decimal below ten, cut rather than rounded: 999,999 is not yet a million.
  private static func scaled(_ number: Int, by unit: Int) -> String {
    let (whole, rest) = number.quotientAndRemainder(dividingBy: unit)
    let tenth = abs(rest) * 10 / unit
    return abs(whole) < 10 && tenth > 0 ? "\(whole).\(tenth)" : "\(whole)"
  }
}
