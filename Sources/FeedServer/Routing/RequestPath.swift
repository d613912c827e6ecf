/// The two parts of a request's address.
struct RequestPath: Sendable {
  let path: Substring
  let query: Substring
  /// What the slashes of the path divide; doubled ones, and those at the ends, divide nothing.
  let parts: [Substring]

  init(_ text: String) {
    let mark = text.utf8.firstIndex(of: UInt8(ascii: "?")) ?? text.endIndex
    path = text[..<mark]
    query = mark == text.endIndex ? "" : text[text.utf8.index(after: mark)...]
    parts = Self.parts(of: path)
  }

  static func parts(of path: Substring) -> [Substring] {
    path.utf8.split(separator: UInt8(ascii: "/")).map(Substring.init)
  }
}
