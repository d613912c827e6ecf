import FeedCore

/// What a template can ask of a time: Python's attributes of an aware datetime in UTC.
enum TimeMember {
  static func value(_ name: String, of time: Timestamp) -> FieldValue? {
    let date = CivilDate(time.inCalendar)
    switch name {
    case "date": return .object(CalendarDay(date))
    case "time": return .object(TimeOfDay(date))
    case "timestamp": return .double(time.seconds)
    case "isoformat": return .string(date.isoText(separator: "T") + "+00:00")
    case "tzname": return .string("UTC")
    default: return TimeOfDay(date).field(name) ?? CalendarDay(date).field(name)
    }
  }
}

/// A day without a time of it: `time.date`. It prints as Django prints dates.
struct CalendarDay: FieldReadable, Comparable, CustomStringConvertible {
  let date: CivilDate

  init(_ date: CivilDate) { self.date = CivilDate(year: date.year, month: date.month, day: date.day) }

  static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    left.date.daysSinceEpoch < right.date.daysSinceEpoch
  }

  /// `2026-03-05`
  var description: String { String(date.isoText(separator: "T").prefix(10)) }

  func field(_ name: String) -> FieldValue? {
    switch name {
    case "year": .int(date.year)
    case "month": .int(date.month)
    case "day": .int(date.day)
    case "weekday": .int((date.weekday + 6) % 7)
    case "isoweekday": .int((date.weekday + 6) % 7 + 1)
    case "toordinal": .int(Int(date.daysSinceEpoch) + 719_163)
    case "isoformat": .string(description)
    default: FieldValue?.none
    }
  }

  func text(_ format: DateFormat) -> String { format.text(LocalTime(date.timestamp, in: .utc)) }
}

/// A time without a day: `time.time`.
struct TimeOfDay: FieldReadable, Comparable, CustomStringConvertible {
  let date: CivilDate

  init(_ date: CivilDate) {
    self.date = CivilDate(
      year: 1970,
      month: 1,
      day: 1,
      hour: date.hour,
      minute: date.minute,
      second: date.second,
      microsecond: date.microsecond
    )
  }

  static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
    left.date.timestamp < right.date.timestamp
  }

  /// `07:08:09`
  var description: String { String(date.isoText(separator: "T").dropFirst(11)) }

  func field(_ name: String) -> FieldValue? {
    switch name {
    case "hour": .int(date.hour)
    case "minute": .int(date.minute)
    case "second": .int(date.second)
    case "microsecond": .int(date.microsecond)
    case "fold": .int(0)
    case "isoformat": .string(description)
    default: FieldValue?.none
    }
  }

  /// A time alone has no zone.
  func text(_ format: DateFormat) -> String { format.text(LocalTime(withoutZone: date)) }
}
