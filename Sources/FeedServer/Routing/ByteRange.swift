/// The part of a file that a request asks for. Source: RFC 9110 §14.
enum ByteRange: Equatable {
  case whole
  case part(Range<Int>)
  /// Nothing of what is asked for exists.
  case unsatisfiable

  /// - Parameters:
  ///   - header: the value of `Range`. One that is not understood, or has several ranges, is ignored.
  ///   - size: of the whole file.
  init(_ header: String?, size: Int) {
    self = .whole
    guard let header, let (first, last) = Self.bounds(of: header) else { return }
    switch (first, last) {
    case (nil, let count?): self = Self.satisfied(max(0, size - count)..<size)
    case (let first?, nil): self = Self.satisfied(min(first, size)..<size)
    case (let first?, let last?) where first <= last:
      self = first < size ? .part(first..<min(last, size - 1) + 1) : .unsatisfiable
    default: break
    }
  }

  private static func satisfied(_ range: Range<Int>) -> ByteRange {
    range.isEmpty ? .unsatisfiable : .part(range)
  }

  /// The numbers of `bytes=FIRST-LAST`, at least one of which is there.
  private static func bounds(of header: String) -> (Int?, Int?)? {
    let unit = "bytes="
    guard Substring(header.utf8.prefix(unit.utf8.count)).equalsIgnoringCase(unit) else { return nil }
    let text = header.utf8.dropFirst(unit.utf8.count)
    guard let dash = text.firstIndex(of: UInt8(ascii: "-")) else { return nil }
    let (first, last) = (text[..<dash], text[text.index(after: dash)...])
    guard !first.isEmpty || !last.isEmpty, first.allSatisfy(isDigit), last.allSatisfy(isDigit) else {
      return nil
    }
    return (number(first), number(last))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  /// Digits that do not fit count as the largest number.
  private static func number(_ digits: Substring.UTF8View) -> Int? {
    digits.isEmpty ? nil : Int(String(Substring(digits))) ?? .max
  }
}
