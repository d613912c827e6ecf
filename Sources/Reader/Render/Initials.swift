import FeedCore
import Screen

/// A person's initials in one of eight colours, always the same for the same person.
struct Initials {
  let text: String
  let role: String

  init(_ user: FeedUser) { self.init(id: user.id, name: user.displayName) }

  init(id: String, name: String) {
    let words = TextCleaner.field(name).split { !$0.isLetter && !$0.isNumber }
    let first = words.first?.first.map { String($0).uppercased() } ?? "?"
    let second =
      words.count > 1
      ? words[words.count - 1].first.map { String($0).uppercased() }
      : words.first?.dropFirst().first.map { String($0) }
    let both = first + (second ?? "")
    text = TextWidth.unicode.fitted(TextWidth.unicode.width(of: both) > 2 ? first : both, to: 2)
    let hash = id.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    role = "avatar.\(hash % 8 + 1)"
  }

  var span: Span { Span(text, roles: ["avatar", role]) }
}
