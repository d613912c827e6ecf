/// Clusters for an editor. A text may be one cluster of a million marks: such a one is edited in parts.
extension Character {
  /// More scalars than any emoji or syllable has.
  private static let mostScalars = 32

  /// The clusters of a text, those that are too long in parts. Together they are the text.
  static func bounded(_ text: some StringProtocol) -> [Character] {
    var result: [Character] = []
    result.reserveCapacity(text.utf8.count)
    for character in text {
      if character.utf8.count <= mostScalars { result.append(character) } else { result += character.parts }
    }
    return result
  }

  private var parts: [Character] {
    var parts: [Character] = []
    var rest = Substring(String(self)).unicodeScalars
    while !rest.isEmpty {
      let part = rest.prefix(Self.mostScalars)
      // A part may break into clusters where the whole does not.
      parts += String(part)
      rest = rest[part.endIndex...]
    }
    return parts
  }

  /// Both as one cluster; nil if they are two, or would be too long.
  func joined(with next: Character) -> Character? {
    if isASCII, next.isASCII { return nil }
    let both = String([self, next])
    guard both.unicodeScalars.count <= Self.mostScalars, both.count == 1 else { return nil }
    return Character(both)
  }
}
