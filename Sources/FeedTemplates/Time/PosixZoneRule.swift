import FeedCore

/// The rule that goes on after a zone file's last transition, or that `TZ` gives, such as
/// `CET-1CEST,M3.5.0,M10.5.0/3`.
///
/// Source: POSIX `TZ`, with RFC 8536's extension of hours from -167 to 167. A summer time without days begins
/// and ends with that of the United States, as in the C library.
struct PosixZoneRule: Sendable {
  let standard: ZoneRules.Offset
  let daylight: Daylight?

  struct Daylight: Sendable {
    let offset: ZoneRules.Offset
    let start: Day
    let end: Day
  }

  /// A day of every year and a time of it.
  struct Day: Sendable {
    enum Form: Sendable {
      /// The `week`th (5: last) `weekday` (0 is Sunday) of `month`.
      case weekday(month: Int, week: Int, weekday: Int)
      /// 1…365, February 29 is never counted.
      case julian(Int)
      /// 0…365, February 29 is counted.
      case zeroBased(Int)
    }

    let form: Form
    /// Seconds after midnight, local time.
    let time: Int

    /// Seconds since 1970 of the local clock.
    func localSeconds(in year: Int) -> Int64 { Int64(daysSinceEpoch(in: year)) * 86_400 + Int64(time) }

    private func daysSinceEpoch(in year: Int) -> Int {
      let newYear = CivilDate(year: year, month: 1, day: 1).daysSinceEpoch
      switch form {
      case .zeroBased(let day): return newYear + day
      case .julian(let day):
        return newYear + day - 1 + (day >= 60 && CivilDate.days(inMonth: 2, of: year) == 29 ? 1 : 0)
      case .weekday(let month, let week, let weekday):
        let first = CivilDate(year: year, month: month, day: 1)
        var day = (weekday - first.weekday + 7) % 7 + 1 + (week - 1) * 7
        if day > CivilDate.days(inMonth: month, of: year) { day -= 7 }
        return first.daysSinceEpoch + day - 1
      }
    }
  }

  func offset(at seconds: Int64) -> ZoneRules.Offset {
    guard let daylight else { return standard }
    let local = Timestamp(microseconds: (seconds + Int64(standard.seconds)) * 1_000_000)
    let year = CivilDate(local).year
    let start = daylight.start.localSeconds(in: year) - Int64(standard.seconds)
    let end = daylight.end.localSeconds(in: year) - Int64(daylight.offset.seconds)
    let isSummer = start < end ? (start..<end).contains(seconds) : !(end..<start).contains(seconds)
    return isSummer ? daylight.offset : standard
  }

  init?(_ text: String) {
    var scanner = Scanner(rest: Array(text.utf8)[...])
    guard let name = scanner.name(), let west = scanner.time() else { return nil }
    standard = ZoneRules.Offset(seconds: -west, isDaylightSaving: false, abbreviation: name)
    guard !scanner.rest.isEmpty else {
      daylight = nil
      return
    }
    guard let summerName = scanner.name() else { return nil }
    var seconds = 3600 - west
    if let first = scanner.rest.first, first != UInt8(ascii: ",") {
      guard let west = scanner.time() else { return nil }
      seconds = -west
    }
    if scanner.rest.isEmpty { scanner.rest = Array(",M3.2.0,M11.1.0".utf8)[...] }
    guard let start = scanner.day(), let end = scanner.day(), scanner.rest.isEmpty else { return nil }
    let offset = ZoneRules.Offset(seconds: seconds, isDaylightSaving: true, abbreviation: summerName)
    daylight = Daylight(offset: offset, start: start, end: end)
  }

  private struct Scanner {
    var rest: ArraySlice<UInt8>

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: character) else { return false }
      rest = rest.dropFirst()
      return true
    }

    /// Three letters or more; between `<` and `>` also digits and signs.
    mutating func name() -> String? {
      let isQuoted = take("<")
      let bytes = rest.prefix { $0.isLetter || (isQuoted && ($0.isDigit || $0 == 0x2B || $0 == 0x2D)) }
      rest = rest.dropFirst(bytes.count)
      guard bytes.count >= 3, !isQuoted || take(">") else { return nil }
      return String(decoding: bytes, as: UTF8.self)
    }

    /// Digits that stay within the range.
    mutating func number(_ range: ClosedRange<Int>) -> Int? {
      let digits = rest.prefix { $0.isDigit }
      rest = rest.dropFirst(digits.count)
      guard digits.count <= 3, let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
      return range.contains(number) ? number : nil
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    mutating func time() -> Int? {
      let sign = take("-") ? -1 : 1
      if sign == 1 { _ = take("+") }
      guard var seconds = number(0...167).map({ $0 * 3600 }) else { return nil }
      for unit in [60, 1] where take(":") {
        guard let more = number(0...59) else { return nil }
        seconds += more * unit
      }
      return sign * seconds
    }

    /// `,date[/time]`
    mutating func day() -> Day? {
      guard take(","), let form = form() else { return nil }
      guard take("/") else { return Day(form: form, time: 7200) }
      return time().map { Day(form: form, time: $0) }
    }

    private mutating func form() -> Day.Form? {
      if take("J") { return number(1...365).map { .julian($0) } }
      guard take("M") else { return number(0...365).map { .zeroBased($0) } }
      guard let month = number(1...12), take("."), let week = number(1...5), take("."),
        let weekday = number(0...6)
      else { return nil }
      return .weekday(month: month, week: week, weekday: weekday)
    }
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
