/// Sums with numbers from files and callers, which may be any.
extension Int64 {
  /// The sum, or the nearest number that there is.
  func saturatingAdd(_ other: Int64) -> Int64 {
    let (sum, overflows) = addingReportingOverflow(other)
    guard overflows else { return sum }
    return other > 0 ? .max : .min
  }
}
