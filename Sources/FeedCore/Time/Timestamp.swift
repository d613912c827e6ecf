import Foundation

/// A moment in UTC, counted in whole microseconds since 1970: the resolution Stream stores.
///
/// Source: `stream-api.md` §3.2.
public struct Timestamp: Hashable, Comparable, Sendable {
  /// Microseconds since 1970-01-01T00:00:00Z; negative before it.
  public var microseconds: Int64

  /// - Parameter microseconds: since 1970-01-01T00:00:00Z; negative before it.
  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// - Parameter seconds: seconds since 1970, rounded to the microsecond.
  public init(seconds: Double) { microseconds = Int64((seconds * 1_000_000).rounded()) }

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

  /// The moment `seconds` later (earlier when negative).
  public func advanced(bySeconds seconds: Double) -> Timestamp {
    Timestamp(microseconds: microseconds + Int64((seconds * 1_000_000).rounded()))
  }
}
