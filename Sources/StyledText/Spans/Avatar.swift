/// What stands for a person's picture: initials, in one of eight colours that is always theirs.
public struct Avatar: Hashable, Sendable {
  /// How many roles there are: `avatar.1` to `avatar.8`.
  public static let colors = 8

  /// Exactly two columns.
  public let initials: String
  /// `avatar.1` to `avatar.8`.
  public let role: String

  /// - Parameters:
  ///   - id: decides the colour.
  ///   - name: as it came from the feed.
  public init(id: String, name: String) {
    initials = TextWidth.unicode.fitted(Self.letters(of: TextCleaner.field(name)), to: 2)
    let hash = id.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    role = "avatar.\(Int(hash) % Self.colors + 1)"
  }

  public var span: Span { Span(initials, roles: ["avatar", role]) }

  /// The first letters of the first and the last word; of one word, its first two; one where it is wide.
  private static func letters(of name: String) -> String {
    let words = name.split { !$0.isLetter && !$0.isNumber }
    guard let word = words.first, let first = word.first else { return "?" }
    let second =
      words.count > 1 ? words.last?.first.map { $0.uppercased() } : word.dropFirst().first.map(String.init)
    let both = first.uppercased() + (second ?? "")
    return TextWidth.unicode.width(of: both) > 2 ? first.uppercased() : both
  }
}
