import Foundation

/// Walks once over a text and finds its entities.
struct PostTextScanner {
  private let text: String
  private let characters: [Character]
  private let indices: [String.Index]
  private var position = 0

  init(_ text: String) {
    self.text = text
    guard Self.mayHoldEntities(text) else {
      characters = []
      indices = []
      return
    }
    characters = Array(text)
    indices = Array(text.indices)
  }

  /// Most texts hold no entity, and splitting one into characters takes longest. Every entity has a sign, the
  /// `://` of a scheme or the dot of `www.`.
  private static func mayHoldEntities(_ text: String) -> Bool {
    var before: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "@"), UInt8(ascii: "#"): return true
      // The first bytes of their full-width forms.
      case 0xBC where before == 0xEF: return true
      case UInt8(ascii: "/") where before == UInt8(ascii: ":"): return true
      case UInt8(ascii: ".") where before | 0x20 == UInt8(ascii: "w"): return true
      default: before = byte
      }
    }
    return false
  }

  mutating func scan() -> [PostText.Entity] {
    var entities: [PostText.Entity] = []
    while position < characters.count {
      if let (entity, end) = entity() {
        entities.append(entity)
        position = end
      } else {
        position += 1
      }
    }
    return entities
  }

  /// The entity that starts at `position`, and where the walk goes on.
  private mutating func entity() -> (PostText.Entity, Int)? {
    // By its first byte: comparing characters takes several times as long.
    switch characters[position].utf8.first {
    case UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "w"), UInt8(ascii: "W"): link()
    case UInt8(ascii: "@"), UInt8(ascii: "#"), 0xEF: sign()
    default: nil
    }
  }

  private mutating func sign() -> (PostText.Entity, Int)? {
    switch characters[position] {
    case "@", "＠": mention()
    case "#", "＃": hashtag()
    default: nil
    }
  }

  private func makeEntity(_ kind: PostText.Kind, _ value: String, to end: Int) -> PostText.Entity {
    let upper = end < indices.count ? indices[end] : text.endIndex
    return PostText.Entity(kind: kind, value: value, range: indices[position]..<upper)
  }

  private var previous: Character? { position > 0 ? characters[position - 1] : nil }

  private func composed(_ range: Range<Int>) -> String {
    let written = String(characters[range])
    // Nothing of ASCII is composed, and asking Foundation takes longer than the rest of the scan.
    return written.utf8.allSatisfy { $0 < 0x80 } ? written : written.precomposedStringWithCanonicalMapping
  }

  // MARK: Mentions

  private mutating func mention() -> (PostText.Entity, Int)? {
    if let previous, blocksMention(previous) { return nil }
    let start = position + 1
    var end = start
    while end < characters.count, characters[end].isUserIDPart, !changesScript(at: end, from: start) {
      end += 1
    }
    while end > start, characters[end - 1] == "-" { end -= 1 }
    guard end > start else { return nil }
    // `@ann@example.social` is somebody on another server.
    if end < characters.count, "@＠".contains(characters[end]) {
      position = end
      return nil
    }
    return (makeEntity(.mention, composed(start..<end), to: end), end)
  }

  private func blocksMention(_ previous: Character) -> Bool {
    "@＠&/".contains(previous) || (previous.isTagPart && !previous.isOfScriptWithoutSpaces)
  }

  /// Whether a name in letters with spaces between words ends here because another script begins: `@annさん`.
  private func changesScript(at index: Int, from start: Int) -> Bool {
    index > start && characters[index].isOfScriptWithoutSpaces
      && !characters[index - 1].isOfScriptWithoutSpaces
  }

  // MARK: Hashtags

  private func hashtag() -> (PostText.Entity, Int)? {
    if let previous, blocksHashtag(previous) { return nil }
    let start = position + 1
    var end = start
    while end < characters.count, isHashtagPart(at: end) { end += 1 }
    guard characters[start..<end].contains(where: \.isLetter) else { return nil }
    return (makeEntity(.hashtag, composed(start..<end), to: end), end)
  }

  private func blocksHashtag(_ previous: Character) -> Bool {
    "#＃&/".contains(previous) || (previous.isTagPart && !previous.isOfScriptWithoutSpaces)
  }

  /// Letters, digits and `_`; and Catalan's middle dot between two letters.
  private func isHashtagPart(at index: Int) -> Bool {
    let character = characters[index]
    if character.isTagPart { return true }
    guard character == "·", index + 1 < characters.count else { return false }
    return characters[index - 1].isLetter && characters[index + 1].isLetter
  }

  // MARK: Links

  private func link() -> (PostText.Entity, Int)? {
    if let previous, previous.isTagPart && !previous.isOfScriptWithoutSpaces || previous == "@" { return nil }
    // Whether it is a link is known before its end is looked for, or `http://-http://-…` would be walked over
    // again from each of its parts.
    guard let host = hostStart(), isHost(at: host) else { return nil }
    let end = trimmedLinkEnd(linkEnd(from: host), after: host)
    let written = String(characters[position..<end])
    let hasScheme = characters[position] == "h" || characters[position] == "H"
    return (makeEntity(.link, hasScheme ? written : "https://" + written, to: end), end)
  }

  /// Where the host begins, if a scheme or `www.` starts here.
  private func hostStart() -> Int? {
    if starts(with: "https://") { return position + 8 }
    if starts(with: "http://") { return position + 7 }
    return starts(with: "www.") ? position : nil
  }

  /// - Parameter prefix: in lower case.
  private func starts(with prefix: StaticString) -> Bool {
    guard position + prefix.utf8CodeUnitCount < characters.count else { return false }
    return prefix.withUTF8Buffer { wanted in
      wanted.indices.allSatisfy { characters[position + $0].asciiValue?.lowercased == wanted[$0] }
    }
  }

  private func linkEnd(from start: Int) -> Int {
    var end = start
    while end < characters.count, characters[end].isLinkPart, !leavesLink(at: end) { end += 1 }
    return end
  }

  /// Running text in a script without spaces may follow a link directly: `https://a.example/bを見て`. After a
  /// slash or such, it is part of the address: `https://ja.wikipedia.org/wiki/日本`.
  private func leavesLink(at index: Int) -> Bool {
    guard characters[index].isOfScriptWithoutSpaces else { return false }
    let before = characters[index - 1]
    return before.isASCII && (before.isLetter || before.isNumber)
  }

  /// Without the punctuation that belongs to the sentence; a closing bracket stays if the link opened it.
  private func trimmedLinkEnd(_ end: Int, after start: Int) -> Int {
    var end = end
    var unopened = unopenedBrackets(start..<end)
    while end > start {
      let last = characters[end - 1]
      if let count = unopened[last] {
        guard count > 0 else { break }
        unopened[last] = count - 1
      } else if !".,;:!?'\"*~…’”»".contains(last) {
        break
      }
      end -= 1
    }
    return end
  }

  /// For each kind of closing bracket, how many more there are than opening ones.
  private func unopenedBrackets(_ range: Range<Int>) -> [Character: Int] {
    var counts: [Character: Int] = [")": 0, "]": 0]
    for character in characters[range] {
      switch character {
      case "(": counts[")", default: 0] -= 1
      case "[": counts["]", default: 0] -= 1
      case ")", "]": counts[character, default: 0] += 1
      default: break
      }
    }
    return counts
  }

  /// Whether something like a host stands there: it starts with a letter or digit, and `www.` is not all of
  /// it.
  private func isHost(at start: Int) -> Bool {
    guard start < characters.count,
      characters[start].isLetter || characters[start].isNumber || characters[start] == "["
    else { return false }
    return start > position || start + 4 < characters.count && characters[start + 4].isLetter
  }
}

extension UInt8 {
  /// The ASCII letter in lower case; anything else as it is.
  fileprivate var lowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }
}
