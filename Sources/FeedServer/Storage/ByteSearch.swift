import Foundation

/// Finds bytes in bytes.
enum ByteSearch {
  /// Skips to the pattern's first byte and compares there. That is linear for patterns with a first byte that
  /// does not occur in them again, such as a line feed or a slash; others have to be short.
  ///
  /// - Returns: the index in `bytes` at which `pattern` first begins, with all of it inside `range`.
  static func first(_ pattern: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    bytes.withUnsafeBytes { bytes in
      var index = range.lowerBound
      while index + pattern.count <= range.upperBound {
        let places = range.upperBound - index - pattern.count + 1
        guard let found = memchr(bytes.baseAddress! + index, Int32(pattern[0]), places) else { return nil }
        index = UnsafeRawPointer(found) - bytes.baseAddress!
        if memcmp(found, pattern, pattern.count) == 0 { return index }
        index += 1
      }
      return nil
    }
  }
}
