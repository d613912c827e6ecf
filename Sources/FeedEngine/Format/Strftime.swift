import FeedCore
import Foundation

/// Python's `strftime` in the C locale and UTC, and Python's way to print a time.
enum Strftime {
  private static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  /// `2018-12-21 09:45:42.455925`; without the fraction where it is zero.
  static func pythonText(_ time: Timestamp) -> String { printed(time, separator: " ") }
  static func isoText(_ time: Timestamp) -> String { printed(time, separator: "T") }

  private static func printed(_ time: Timestamp, separator: String) -> String {
    let fraction = CivilDate(time).microsecond == 0 ? "" : ".%f"
    return text(time, format: "%Y-%m-%d\(separator)%H:%M:%S\(fraction)")
  }

  /// A number that a time answers by name, such as `year`.
  static func part(_ name: String, of time: Timestamp) -> Int64? {
    let date = CivilDate(time)
    let value: Int? =
      switch name {
      case "year": date.year
      case "month": date.month
      case "day": date.day
      case "hour": date.hour
      case "minute": date.minute
      case "second": date.second
      case "microsecond": date.microsecond
      default: nil
      }
    return value.map(Int64.init)
  }

  /// - Parameter format: with C's directives; an unknown one stays as it is.
  static func text(_ time: Timestamp, format: String) -> String {
    let date = CivilDate(time)
    var output = ""
    var characters = format.makeIterator()
    while let character = characters.next() {
      guard character == "%" else {
        output.append(character)
        continue
      }
      guard let directive = characters.next() else { return output + "%" }
      // GNU's flags: `%-d` leaves the padding out, `%_d` pads with blanks, `%^a` has capitals.
      if "-_^".contains(directive), let plain = characters.next() {
        let expanded = expansion(plain, date, time)
        output += expanded.map { flagged($0, directive) } ?? "%\(directive)\(plain)"
      } else {
        output += expansion(directive, date, time) ?? "%\(directive)"
      }
    }
    return output
  }

  private static func flagged(_ text: String, _ flag: Character) -> String {
    if flag == "^" { return text.uppercased() }
    let trimmed = text.drop { $0 == "0" || $0 == " " }
    let digits = trimmed.isEmpty ? text.suffix(1) : trimmed
    return flag == "-" ? String(digits) : String(repeating: " ", count: text.count - digits.count) + digits
  }

  private static func expansion(_ directive: Character, _ date: CivilDate, _ time: Timestamp) -> String? {
    switch directive {
    case "Y": padded(date.year, 4)
    case "m": padded(date.month, 2)
    case "d": padded(date.day, 2)
    case "e": padded(date.day, 2, with: " ")
    case "H": padded(date.hour, 2)
    case "I": padded((date.hour + 11) % 12 + 1, 2)
    case "M": padded(date.minute, 2)
    case "S": padded(date.second, 2)
    case "f": padded(date.microsecond, 6)
    case "y": padded(date.year % 100, 2)
    case "C": padded(date.year / 100, 2)
    case "k": padded(date.hour, 2, with: " ")
    case "l": padded((date.hour + 11) % 12 + 1, 2, with: " ")
    case "p": date.hour < 12 ? "AM" : "PM"
    case "P": date.hour < 12 ? "am" : "pm"
    case "r": text(time, format: "%I:%M:%S %p")
    case "g": padded(isoWeek(date).year % 100, 2)
    case "a": String(weekdays[date.weekday].prefix(3))
    case "A": weekdays[date.weekday]
    case "b", "h": String(months[date.month - 1].prefix(3))
    case "B": months[date.month - 1]
    case "j": padded(dayOfYear(date), 3)
    case "w": String(date.weekday)
    case "u": String((date.weekday + 6) % 7 + 1)
    case "U": padded((dayOfYear(date) + 6 - date.weekday) / 7, 2)
    case "W": padded((dayOfYear(date) + 6 - (date.weekday + 6) % 7) / 7, 2)
    case "V": padded(isoWeek(date).week, 2)
    case "G": padded(isoWeek(date).year, 4)
    case "s": String(Int64((Double(time.microseconds) / 1_000_000).rounded(.down)))
    case "Z", "z": ""
    case "F": text(time, format: "%Y-%m-%d")
    case "T", "X": text(time, format: "%H:%M:%S")
    case "R": text(time, format: "%H:%M")
    case "D", "x": text(time, format: "%m/%d/%y")
    case "c": text(time, format: "%a %b %e %H:%M:%S %Y")
    case "%": "%"
    case "n": "\n"
    case "t": "\t"
    default: nil
    }
  }

  private static func padded(_ number: Int, _ width: Int, with fill: Character = "0") -> String {
    let digits = String(number)
    return String(repeating: fill, count: max(0, width - digits.count)) + digits
  }

  /// 1 for the first of January.
  private static func dayOfYear(_ date: CivilDate) -> Int {
    date.daysSinceEpoch - CivilDate(year: date.year, month: 1, day: 1).daysSinceEpoch + 1
  }

  /// The week of ISO 8601: that of the week's Thursday.
  private static func isoWeek(_ date: CivilDate) -> (year: Int, week: Int) {
    let thursday = date.daysSinceEpoch + 3 - (date.weekday + 6) % 7
    let day = CivilDate(Timestamp(microseconds: Int64(thursday) * 86_400_000_000))
    return (day.year, (dayOfYear(day) - 1) / 7 + 1)
  }
}
