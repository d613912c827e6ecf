import FeedCore

/// The time between two moments in words, as `timesince` says it: at most two adjacent units.
///
/// Years and months are counted on the calendar, in UTC. Source: Django's documentation of `timesince`.
struct TimeDistance {
  /// Years, months, weeks, days, hours, minutes.
  private var parts = (0, 0, 0, 0, 0, 0)

  init(from start: Timestamp, to end: Timestamp) {
    let (start, end) = (start.inCalendar, end.inCalendar)
    let difference = end.microseconds - start.microseconds
    guard difference >= 1_000_000 else { return }
    var rest = difference
    if difference >= 28 * 86_400_000_000 {
      rest = takeYearsAndMonths(from: CivilDate(start), to: CivilDate(end))
    }
    func take(_ size: Int64) -> Int {
      let (count, remainder) = rest.quotientAndRemainder(dividingBy: size * 1_000_000)
      // A pivot may lie behind the end by the fraction of a second that it lacks: Python's division rounds
      // down.
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
    String(unsafeUninitializedCapacity: 80) { buffer in
      var writer = PhraseWriter(buffer: buffer)
      write(to: &writer)
      return writer.count
    }
  }

  private func write(to writer: inout PhraseWriter) {
    switch parts {
    case (0, 0, 0, 0, 0, let minutes): writer.write(minutes, "minute")
    case (0, 0, 0, 0, let hours, let minutes): writer.write(hours, "hour", minutes, "minute")
    case (0, 0, 0, let days, let hours, _): writer.write(days, "day", hours, "hour")
    case (0, 0, let weeks, let days, _, _): writer.write(weeks, "week", days, "day")
    case (0, let months, let weeks, _, _, _): writer.write(months, "month", weeks, "week")
    case (let years, let months, _, _, _, _): writer.write(years, "year", months, "month")
    }
  }
}

/// Writes a number and its unit into bytes: every activity on a screen has one, and strings grow slowly.
private struct PhraseWriter {
  let buffer: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

  mutating func write(_ number: Int, _ unit: StaticString, _ next: Int, _ nextUnit: StaticString) {
    write(number, unit)
    guard next != 0 else { return }
    write(", ")
    write(next, nextUnit)
  }

  mutating func write(_ number: Int, _ unit: StaticString) {
    write(number)
    write("\u{A0}")
    write(unit)
    if number != 1 { write("s") }
  }

  /// Numbers here are never negative and have at most 19 digits: twice that and the units fit the buffer.
  private mutating func write(_ number: Int) {
    var (rest, digits) = (number, 1)
    while rest >= 10 {
      rest /= 10
      digits += 1
    }
    rest = number
    for place in stride(from: count + digits - 1, through: count, by: -1) {
      buffer[place] = UInt8(48 + rest % 10)
      rest /= 10
    }
    count += digits
  }

  private mutating func write(_ text: StaticString) {
    for offset in 0..<text.utf8CodeUnitCount { buffer[count + offset] = text.utf8Start[offset] }
    count += text.utf8CodeUnitCount
  }
}

extension CivilDate {
  fileprivate var timeOfDay: Int { ((hour * 60 + minute) * 60 + second) * 1_000_000 + microsecond }
}
