import FeedCore

extension StableHash {
  /// Sixteen hexadecimal digits that stand for `text` in ids that an import writes.
  static func digits(of text: String) -> String {
    let hash = of(text)
    let digits = String(hash ^ hash >> 29, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
