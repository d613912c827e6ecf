import StreamWire

/// The parts of Stream's one-line configuration, `https://KEY:SECRET@HOST/?app_id=N`.
struct ConnectionAddress {
  /// `http` or `https`.
  let scheme: String
  let key: String
  let secret: String
  let host: String
  let appID: String?

  /// - Returns: nil for text of another form.
  init?(_ text: String) {
    guard let scheme = ["https", "http"].first(where: { text.utf8.starts(with: "\($0)://".utf8) }) else {
      return nil
    }
    let rest = text.utf8.dropFirst(scheme.utf8.count + 3)
    let authority = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    let address = authority.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard address.count == 2, !address[1].isEmpty, let (key, secret) = Self.pair(address[0]) else {
      return nil
    }
    guard let query = Self.query(rest[authority.endIndex...]) else { return nil }
    self.scheme = scheme
    self.key = key
    self.secret = secret
    host = String(Substring(address[1]))
    appID = query.first("app_id").flatMap { id in
      let word = id.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      return word.isEmpty ? nil : String(word)
    }
  }

  /// Key and secret; the secret may contain colons.
  private static func pair(_ text: Substring.UTF8View) -> (String, String)? {
    let parts = text.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    return (String(Substring(parts[0])), String(Substring(parts[1])))
  }

  /// The query behind the host; nil if there is a path.
  private static func query(_ text: Substring.UTF8View) -> QueryItems? {
    let rest = text.first == UInt8(ascii: "/") ? text.dropFirst() : text
    guard rest.isEmpty || rest.first == UInt8(ascii: "?") else { return nil }
    return QueryItems(parsing: Substring(rest.dropFirst()))
  }
}
