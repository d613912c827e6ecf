import FeedCore

/// The time between two moments in words, as `timesince` says it: at most two adjacent units.
///
/// Years and months are counted on the calendar, in UTC. Source: Django's documentation of `timesince`.
struct TimeDistance {
  /// Years, months, weeks, days, hours, minutes.
  private var parts = (0, 0, 0, 0, 0, 0)

  private static let names = ["year", "month", "week", "day", "hour", "minute"]

  init(from start: Timestamp, to end: Timestamp) {
    let difference = end.microseconds - start.microseconds
    guard difference >= 1_000_000 else { return }
    var rest = difference
    if difference >= 28 * 86_400_000_000 {
      rest = takeYearsAndMonths(from: CivilDate(start), to: CivilDate(end))
    }
    func take(_ size: Int64) -> Int {
      let (count, remainder) = rest.quotientAndRemainder(dividingBy: size * 1_000_000)
      // A pivot may lie behind the end by the fraction of a second that it lacks: Python's division rounds down.
      let floored = remainder < 0 ? count - 1 : count
      rest -= floored * size * 1_000_000
      return Int(floored)
    }
    parts.2 = take(604_800)
    parts.3 = take(86_400)
    parts.4 = take(3600)
    parts.5 = take(60)
  }

  /// Sets years and months; returns the microseconds from the moment that many later to the end.
  private mutating func takeYearsAndMonths(from start: CivilDate, to end: CivilDate) -> Int64 {
    var months = (end.year - start.year) * 12 + end.month - start.month
    if start.day > end.day || (start.day == end.day && start.timeOfDay > end.timeOfDay) { months -= 1 }
    parts.0 = months / 12
    parts.1 = months % 12
    guard months > 0 else { return end.timestamp.microseconds - start.timestamp.microseconds }
    var pivot = start
    pivot.year += months / 12
    pivot.month += months % 12
    if pivot.month > 12 {
      pivot.month -= 12
      pivot.year += 1
    }
    // Django takes February for 28 days in every year.
    pivot.day = min(pivot.day, pivot.month == 2 ? 28 : CivilDate.days(inMonth: pivot.month, of: pivot.year))
    pivot.microsecond = 0
    return end.timestamp.microseconds - pivot.timestamp.microseconds
  }

  /// Such as `2 weeks, 3 days`, with no-break spaces between number and unit; `0 minutes` for nothing.
  var text: String {
    let counts = [parts.0, parts.1, parts.2, parts.3, parts.4, parts.5]
    guard let first = counts.firstIndex(where: { $0 != 0 }) else { return "0\u{A0}minutes" }
    var text = Self.phrase(counts[first], first)
    if first + 1 < counts.count, counts[first + 1] != 0 {
      text += ", "
      text += Self.phrase(counts[first + 1], first + 1)
    }
    return text
  }

  private static func phrase(_ count: Int, _ unit: Int) -> String {
    "\(count)\u{A0}\(names[unit])\(count == 1 ? "" : "s")"
  }
}

extension CivilDate {
  fileprivate var timeOfDay: Int { ((hour * 60 + minute) * 60 + second) * 1_000_000 + microsecond }
}
