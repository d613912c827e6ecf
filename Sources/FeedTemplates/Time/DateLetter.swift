import FeedCore

/// What each letter of a date format prints. Source: Django's documentation of the `date` filter.
enum DateLetter {
  static func text(_ letter: UInt8, _ time: LocalTime) -> String {
    let date = time.date
    switch Unicode.Scalar(letter) {
    case "d": return date.day.padded(2)
    case "j": return String(date.day)
    case "D": return String(DateNames.weekdays[date.weekday].prefix(3))
    case "l": return DateNames.weekdays[date.weekday]
    case "S": return ordinalSuffix(date.day)
    case "w": return String(date.weekday)
    case "z": return String(date.dayOfYear)
    case "W": return String(date.isoWeek.week)
    case "m": return date.month.padded(2)
    case "n": return String(date.month)
    case "M": return String(DateNames.months[date.month - 1].prefix(3))
    case "b": return DateNames.months[date.month - 1].prefix(3).lowercased()
    case "E", "F": return DateNames.months[date.month - 1]
    case "N": return DateNames.pressMonths[date.month - 1]
    case "t": return String(CivilDate.days(inMonth: date.month, of: date.year))
    case "y": return (date.year % 100).padded(2)
    case "Y": return date.year.padded(4)
    case "L": return date.isLeapYear ? "True" : "False"
    case "o": return String(date.isoWeek.year)
    default: return timeText(letter, time)
    }
  }

  private static func timeText(_ letter: UInt8, _ time: LocalTime) -> String {
    let date = time.date
    switch Unicode.Scalar(letter) {
    case "g": return String(twelveHour(date))
    case "G": return String(date.hour)
    case "h": return twelveHour(date).padded(2)
    case "H": return date.hour.padded(2)
    case "i": return date.minute.padded(2)
    case "s": return date.second.padded(2)
    case "u": return date.microsecond.padded(6)
    case "a": return date.hour > 11 ? "p.m." : "a.m."
    case "A": return date.hour > 11 ? "PM" : "AM"
    case "f": return clock(date)
    case "P": return spokenClock(date)
    case "U": return String(time.timestamp.wholeSeconds + (isCut(time) ? 1 : 0))
    case "c": return date.isoText(separator: "T") + zoneText(time.offset, separator: ":")
    case "r": return mailDate(time)
    default: return zoneText(letter, time)
    }
  }

  /// Python cuts a moment before 1970 towards it.
  private static func isCut(_ time: LocalTime) -> Bool {
    time.timestamp.microseconds < 0 && time.timestamp.microseconds % 1_000_000 != 0
  }

  private static func zoneText(_ letter: UInt8, _ time: LocalTime) -> String {
    guard !time.isAmbiguous else { return "" }
    switch Unicode.Scalar(letter) {
    case "e", "T": return time.offset.abbreviation
    case "I": return time.offset.isDaylightSaving ? "1" : "0"
    case "O": return zoneText(time.offset, separator: "", withSeconds: false)
    case "Z": return String(time.offset.seconds)
    default: return ""
    }
  }

  private static func twelveHour(_ date: CivilDate) -> Int { date.hour % 12 == 0 ? 12 : date.hour % 12 }

  private static func clock(_ date: CivilDate) -> String {
    date.minute == 0 ? String(twelveHour(date)) : "\(twelveHour(date)):\(date.minute.padded(2))"
  }

  private static func spokenClock(_ date: CivilDate) -> String {
    if date.minute == 0, date.hour == 0 { return "midnight" }
    if date.minute == 0, date.hour == 12 { return "noon" }
    return clock(date) + (date.hour > 11 ? " p.m." : " a.m.")
  }

  private static func mailDate(_ time: LocalTime) -> String {
    let date = time.date
    let day = DateNames.weekdays[date.weekday].prefix(3)
    let month = DateNames.months[date.month - 1].prefix(3)
    let clock = "\(date.hour.padded(2)):\(date.minute.padded(2)):\(date.second.padded(2))"
    let zone = zoneText(time.offset, separator: "", withSeconds: true)
    return "\(day), \(date.day.padded(2)) \(month) \(date.year.padded(4)) \(clock) \(zone)"
  }

  /// `+02:00`, with seconds where an offset of long ago has them.
  private static func zoneText(
    _ offset: ZoneRules.Offset,
    separator: String,
    withSeconds: Bool = true
  ) -> String {
    let size = abs(offset.seconds)
    let text =
      (offset.seconds < 0 ? "-" : "+") + (size / 3600).padded(2) + separator + (size / 60 % 60).padded(2)
    return withSeconds && size % 60 != 0 ? text + separator + (size % 60).padded(2) : text
  }

  static func ordinalSuffix(_ number: Int) -> String {
    if (11...13).contains(number) { return "th" }
    switch number % 10 {
    case 1: return "st"
    case 2: return "nd"
    case 3: return "rd"
    default: return "th"
    }
  }
}

/// English names. Stored once, in the order of `CivilDate`'s numbers.
enum DateNames {
  static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
  /// In the style of the Associated Press, the letter `N`.
  static let pressMonths = [
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
  ]
}
