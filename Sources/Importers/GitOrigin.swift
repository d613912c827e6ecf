import FeedCore

/// The address that a repository was cloned from, as far as it says which repository that is.
enum GitOrigin {
  /// A hash of the address without names, passwords and what does not matter; nil for a path that means
  /// another folder elsewhere.
  static func hash(_ address: String) -> String? {
    guard address.contains("://") || address.contains(":") || address.hasPrefix("/") else { return nil }
    var text = withoutUser(address)
    while text.hasSuffix("/") { text.removeLast() }
    if text.hasSuffix(".git") { text.removeLast(4) }
    return StableHash.digits(of: "origin:" + text)
  }

  private static func withoutUser(_ address: String) -> String {
    guard let start = address.range(of: "://")?.upperBound else { return address }
    let host = address[start...].prefix { $0 != "/" }
    guard let at = host.lastIndex(of: "@") else { return address }
    return String(address[..<start] + address[address.index(after: at)...])
  }
}

extension StableHash {
  /// Sixteen hexadecimal digits that stand for `text` in ids that an import writes.
  static func digits(of text: String) -> String {
    let hash = of(text)
    let digits = String(hash ^ hash >> 29, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
