/// A hash that is the same in every version and on every machine. Not against people who look for collisions.
enum StableHash {
  /// Sixteen hexadecimal digits.
  static func digits(of text: String) -> String {
    let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    let digits = String(hash ^ hash >> 29, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
