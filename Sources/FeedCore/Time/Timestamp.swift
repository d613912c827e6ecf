import Foundation

/// A moment in UTC, counted in whole microseconds since 1970: the resolution Stream stores.
///
/// See <doc:ActivitiesAndTime#Time>.
public struct Timestamp: Hashable, Comparable, Sendable {
  /// Microseconds since 1970-01-01T00:00:00Z; negative before it.
  public var microseconds: Int64

  /// The first microsecond of the year 1 and the last of the year 9999: ISO 8601 writes four digits of a
  /// year, and sums with an offset or an age stay far from what an integer can hold.
  private static let limits: ClosedRange<Int64> = -62_135_596_800_000_000...253_402_300_799_999_999

  /// The start of the year 1.
  public static let earliest = Timestamp(microseconds: .min)
  /// The end of the year 9999.
  public static let latest = Timestamp(microseconds: .max)

  /// - Parameter microseconds: since 1970-01-01T00:00:00Z; negative before it. Values before the year 1 or
  ///   after 9999 become ``earliest`` or ``latest``.
  public init(microseconds: Int64) {
    self.microseconds = min(max(microseconds, Self.limits.lowerBound), Self.limits.upperBound)
  }

  /// - Parameter seconds: seconds since 1970, rounded to the microsecond and bounded as in
  ///   ``init(microseconds:)``. NaN counts as 0.
  public init(seconds: Double) { self.init(microseconds: Int64(clamping: (seconds * 1_000_000).rounded())) }

  /// The moment of `date`, rounded to the microsecond.
  public init(_ date: Date) { self.init(seconds: date.timeIntervalSince1970) }

  /// Seconds since 1970.
  public var seconds: Double { Double(microseconds) / 1_000_000 }
  /// The same as Foundation's date, which holds some microseconds less exactly.
  public var date: Date { Date(timeIntervalSince1970: seconds) }

  /// What the machine's clock says now.
  public static func now() -> Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
  }

  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.microseconds < right.microseconds }

  /// The moment `seconds` later (earlier when negative), bounded as in ``init(microseconds:)``.
  public func advanced(bySeconds seconds: Double) -> Timestamp {
    let step = Int64(clamping: (seconds * 1_000_000).rounded())
    return Timestamp(microseconds: microseconds.addingSaturating(step))
  }
}
