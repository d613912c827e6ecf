// Conversions for numbers that come from outside: a server, a file, a setting, an argument. Swift's own
// conversions from `Double` to integers and to `Duration` end the program for values that do not fit.

extension FixedWidthInteger {
  /// The nearest value this type can hold: its bounds for what lies beyond them, 0 for NaN, otherwise rounded
  /// towards zero.
  public init(clamping value: Double) {
    if let exact = Self(exactly: value.rounded(.towardZero)) {
      self = exact
    } else {
      self = value.isNaN ? 0 : value < 0 ? .min : .max
    }
  }
}

extension Int64 {
  /// The sum, or the nearest bound where it does not fit.
  public func addingSaturating(_ other: Int64) -> Int64 {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? (other < 0 ? .min : .max) : sum
  }

  /// The product, or the nearest bound where it does not fit.
  public func multipliedSaturating(by other: Int64) -> Int64 {
    let (product, overflows) = multipliedReportingOverflow(by: other)
    return overflows ? ((self < 0) == (other < 0) ? .max : .min) : product
  }
}

extension Duration {
  /// The longest duration made from a number: a hundred years, which clocks can still add to their time.
  public static let longest = Duration.seconds(Int64(3_155_760_000))

  /// - Parameter value: seconds; negative ones and NaN count as 0, very large ones as ``longest``.
  public static func seconds(clamping value: Double) -> Duration {
    milliseconds(Int64(clamping: min(max(value.isNaN ? 0 : value, 0), 3_155_760_000) * 1000))
  }
}
