/// Bounds how many combining marks may follow one another in text from others.
///
/// Swift compares and hashes strings in normal form, and sorting a run of marks takes quadratic time: 100 KB
/// of two marks in turns cost a second in each comparison. Unicode's own limit for streams is 30 (UAX #15,
/// §13).
public enum CombiningMarks {
  /// The longest run that is accepted.
  public static let longestRun = 128

  /// Returns whether no run in some UTF-8 text is longer than `longestRun`, in time that grows with its
  /// length.
  public static func areBounded(_ text: some StringProtocol) -> Bool {
    // Every mark takes two bytes at least.
    guard text.utf8.count > 2 * longestRun else { return true }
    var text = String(text)
    return text.withUTF8(areBounded)
  }

  /// The same for bytes; those that are not UTF-8 end a run.
  public static func areBounded(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count > 2 * longestRun else { return true }
    var run = 0
    var index = 0
    while index < bytes.count {
      // The first mark is U+0300, which begins with this byte.
      guard bytes[index] >= 0xCC else {
        if bytes[index] < 0x80 || bytes[index] >= 0xC0 { run = 0 }
        index += 1
        continue
      }
      let (scalar, length) = scalar(bytes, index)
      index += length
      run = isMark(scalar) ? run + 1 : 0
      if run > longestRun { return false }
    }
    return true
  }

  /// Returns the text without the marks that make a run longer than `longestRun`.
  public static func cut(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    var run = 0
    for scalar in text.unicodeScalars {
      run = isMark(scalar.value) ? run + 1 : 0
      if run <= longestRun { kept.append(scalar) }
    }
    return String(kept)
  }

  private static func isMark(_ value: UInt32) -> Bool {
    Unicode.Scalar(value).map { $0.properties.canonicalCombiningClass != .notReordered } ?? false
  }

  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (UInt32, Int) {
    let first = bytes[index]
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard index + length <= bytes.count else { return (0, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for byte in bytes[index + 1..<index + length] { value = value << 6 | UInt32(byte & 0x3F) }
    return (value, length)
  }
}
