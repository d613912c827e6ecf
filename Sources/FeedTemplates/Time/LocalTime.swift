import FeedCore

/// A moment as the clock on the wall shows it in one zone.
struct LocalTime {
  let timestamp: Timestamp
  let date: CivilDate
  let offset: ZoneRules.Offset
  /// Whether the same wall time comes twice; Django then leaves the zone out.
  let isAmbiguous: Bool

  init(_ timestamp: Timestamp, in zone: ZoneRules) {
    let timestamp = timestamp.inCalendar
    let seconds = timestamp.wholeSeconds
    self.timestamp = timestamp
    offset = zone.offset(at: seconds)
    isAmbiguous = zone.isAmbiguous(at: seconds)
    date = CivilDate(Timestamp(microseconds: timestamp.microseconds + Int64(offset.seconds) * 1_000_000))
  }

  /// A wall time of no zone: the letters for zones print nothing.
  init(withoutZone date: CivilDate) {
    timestamp = date.timestamp
    self.date = date
    isAmbiguous = true
    offset = ZoneRules.Offset(seconds: 0, isDaylightSaving: false, abbreviation: "")
  }
}

extension Timestamp {
  /// The moment, or the nearest one in the years 1 to 9999: others cannot be printed, and overflow.
  var inCalendar: Timestamp {
    min(
      max(self, Timestamp(microseconds: -62_135_596_800_000_000)),
      Timestamp(microseconds: 253_402_300_799_999_999)
    )
  }

  /// Seconds since 1970, rounded down.
  var wholeSeconds: Int64 {
    let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension CivilDate {
  /// `2026-11-23T10:00:00`, with six digits of the second where there is a fraction.
  func isoText(separator: String) -> String {
    let day = "\(year.padded(4))-\(month.padded(2))-\(self.day.padded(2))"
    let time = "\(hour.padded(2)):\(minute.padded(2)):\(second.padded(2))"
    return day + separator + time + (microsecond == 0 ? "" : ".\(microsecond.padded(6))")
  }

  /// 1…366
  var dayOfYear: Int { daysSinceEpoch - CivilDate(year: year, month: 1, day: 1).daysSinceEpoch + 1 }

  /// The ISO 8601 year and week. Weeks start on Monday; the first has the year's first Thursday.
  var isoWeek: (year: Int, week: Int) {
    let weekday = (self.weekday + 6) % 7
    let thursday = daysSinceEpoch - weekday + 3
    let date = CivilDate(Timestamp(microseconds: Int64(thursday) * 86_400_000_000))
    return (date.year, (date.dayOfYear - 1) / 7 + 1)
  }

  var isLeapYear: Bool { CivilDate.days(inMonth: 2, of: year) == 29 }
}

extension Int {
  /// With zeros in front, up to `width` digits.
  func padded(_ width: Int) -> String {
    let digits = String(self)
    return digits.utf8.count >= width
      ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
  }
}
