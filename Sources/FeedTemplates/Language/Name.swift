import FeedCore

/// A variable's name with its hash, made when a template is read, so that a look-up compares numbers.
struct Name: Sendable {
  let text: String
  private let hash: UInt64

  init(_ text: String) {
    self.text = text
    hash = StableHash.of(text)
  }

  static func == (left: Name, right: Name) -> Bool { left.hash == right.hash && left.text == right.text }

  static let forloop = Name("forloop")
  static let block = Name("block")
  static let activity = Name("activity")
  static let filtered = Name("var")
}
