// Reading and writing Stream's times. The format is fixed and on the hot path, so it is done on bytes:
// `ISO8601DateFormatter` manages 37,000 a second.

extension Timestamp {
  /// The time as activities carry it: `2018-12-21T09:45:42.455925`, UTC, six digits, no zone.
  public var activityText: String {
    String(unsafeUninitializedCapacity: Self.textCount) { write(to: $0) }
  }

  /// The time as users, collections, reactions and follows carry it: `2018-12-21T09:45:42.455925Z`.
  public var zonedText: String {
    String(unsafeUninitializedCapacity: Self.textCount + 1) { buffer in
      let count = write(to: buffer)
      buffer[count] = UInt8(ascii: "Z")
      return count + 1
    }
  }

  /// How many bytes `activityText` has.
  package static let textCount = 26

  /// Writes `activityText` to the start of `buffer`.
  ///
  /// - Returns: `textCount`.
  @discardableResult
  package func write(to buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    precondition(buffer.count >= Self.textCount)
    let date = CivilDate(self)
    var writer = DigitWriter(buffer: buffer)
    writer.write(date.year, digits: 4)
    writer.write("-")
    writer.write(date.month, digits: 2)
    writer.write("-")
    writer.write(date.day, digits: 2)
    writer.write("T")
    writer.write(date.hour, digits: 2)
    writer.write(":")
    writer.write(date.minute, digits: 2)
    writer.write(":")
    writer.write(date.second, digits: 2)
    writer.write(".")
    writer.write(date.microsecond, digits: 6)
    return writer.count
  }

  /// Reads ISO 8601 as Stream accepts it.
  ///
  /// The separator is `T` or a blank; seconds and fraction are optional; digits past the microsecond are cut;
  /// the zone is `Z`, `±HH:MM`, `±HHMM`, `±HH` or nothing, which means UTC.
  ///
  /// - Returns: nil if `text` is no such time or names a day that does not exist.
  public init?(iso8601 text: String) {
    var text = text
    guard let parsed = text.withUTF8(Timestamp.init(iso8601:)) else { return nil }
    self = parsed
  }

  /// The same for a text's bytes.
  package init?(iso8601 bytes: UnsafeBufferPointer<UInt8>) {
    var reader = DigitReader(bytes: bytes)
    guard let parsed = reader.readTimestamp() else { return nil }
    self = parsed
  }

  /// The same for part of a text. (Apart, because a generic initializer is not specialized in other modules.)
  public init?(iso8601 text: some StringProtocol) { self.init(iso8601: String(text)) }
}

private struct DigitWriter {
  let buffer: UnsafeMutableBufferPointer<UInt8>
  var count = 0

  mutating func write(_ character: Unicode.Scalar) {
    buffer[count] = UInt8(ascii: character)
    count += 1
  }

  mutating func write(_ number: Int, digits: Int) {
    var rest = number
    for position in stride(from: count + digits - 1, through: count, by: -1) {
      buffer[position] = UInt8(48 + rest % 10)
      rest /= 10
    }
    count += digits
  }
}

private struct DigitReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  private var isAtEnd: Bool { position >= bytes.count }

  /// Skips `character`, a letter in either case.
  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard !isAtEnd else { return false }
    let byte = UInt8(ascii: character)
    let isLetter = byte >= 65
    guard bytes[position] == byte || (isLetter && bytes[position] | 32 == byte | 32) else { return false }
    position += 1
    return true
  }

  @inline(__always)
  private mutating func number(digits: Int) -> Int? {
    guard position + digits <= bytes.count else { return nil }
    var value = 0
    for index in position..<position + digits {
      let digit = bytes[index] &- 48
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int(digit)
    }
    position += digits
    return value
  }

  mutating func readTimestamp() -> Timestamp? {
    guard let date = fullDate() ?? shortDate() else { return nil }
    guard let offset = zoneOffset(), isAtEnd, date.isValid else { return nil }
    return Timestamp(microseconds: date.timestamp.microseconds - Int64(offset) * 1_000_000)
  }

  /// A date with a time down to the second, as nearly all are, and its fraction: the digits stand where they
  /// always do.
  private mutating func fullDate() -> CivilDate? {
    guard bytes.count >= 19, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      bytes[10] | 32 == UInt8(ascii: "t") || bytes[10] == UInt8(ascii: " "),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":")
    else { return nil }
    var areDigits = true
    var date = CivilDate(
      year: pair(at: 0, &areDigits) * 100 + pair(at: 2, &areDigits),
      month: pair(at: 5, &areDigits),
      day: pair(at: 8, &areDigits),
      hour: pair(at: 11, &areDigits),
      minute: pair(at: 14, &areDigits),
      second: pair(at: 17, &areDigits)
    )
    guard areDigits else { return nil }
    position = 19
    if skip(".") || skip(",") {
      guard let fraction = fraction() else { return nil }
      date.microsecond = fraction
    }
    return date
  }

  @inline(__always)
  private func pair(at index: Int, _ areDigits: inout Bool) -> Int {
    let (tens, ones) = (bytes[index] &- 48, bytes[index + 1] &- 48)
    areDigits = areDigits && tens < 10 && ones < 10
    return Int(tens) &* 10 &+ Int(ones)
  }

  /// A date alone or with hour and minute.
  private mutating func shortDate() -> CivilDate? {
    position = 0
    guard let year = number(digits: 4), skip("-"), let month = number(digits: 2), skip("-"),
      let day = number(digits: 2)
    else { return nil }
    var date = CivilDate(year: year, month: month, day: day)
    if skip("T") || skip(" ") {
      guard let hour = number(digits: 2), skip(":"), let minute = number(digits: 2) else { return nil }
      (date.hour, date.minute) = (hour, minute)
    }
    return date
  }

  /// Microseconds from one or more digits; those past the sixth are dropped.
  private mutating func fraction() -> Int? {
    let start = position
    var value = 0
    while !isAtEnd, (48...57).contains(bytes[position]) {
      if position - start < 6 { value = value * 10 + Int(bytes[position] - 48) }
      position += 1
    }
    guard position > start else { return nil }
    for _ in 0..<max(0, 6 - (position - start)) { value *= 10 }
    return value
  }

  /// Seconds east of UTC.
  private mutating func zoneOffset() -> Int? {
    if isAtEnd || skip("Z") { return 0 }
    let sign = skip("+") ? 1 : -1
    guard sign == 1 || skip("-"), let hours = number(digits: 2) else { return nil }
    _ = skip(":")
    guard !isAtEnd else { return sign * hours * 3600 }
    guard let minutes = number(digits: 2), hours < 24, minutes < 60 else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}
