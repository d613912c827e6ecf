/// A variable's name with its hash, made when a template is read, so that a look-up compares numbers.
struct Name: Sendable {
  let text: String
  private let hash: UInt64

  init(_ text: String) {
    self.text = text
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    self.hash = hash
  }

  static func == (left: Name, right: Name) -> Bool { left.hash == right.hash && left.text == right.text }

  static let forloop = Name("forloop")
  static let block = Name("block")
  static let activity = Name("activity")
  static let filtered = Name("var")
}
