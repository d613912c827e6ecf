/// Where people come from: how they are called, which language they write at home, where they live.
struct Culture: Sendable {
  /// A name in Latin letters, from which handles are made, and as its owner writes it.
  struct Name: Sendable {
    var latin: String
    var native: String
  }

  /// A town and its distance from UTC in hours, which sets when people there are awake.
  struct Town: Sendable {
    var name: String
    var offset: Int
  }

  /// How many of a thousand people.
  var share = 0
  /// `ja`: the name of a phrase book; `en` for those who write English only.
  var language = "en"
  var given: [Name] = []
  var family: [Name] = []
  var towns: [Town] = []
  var isFamilyFirst = false

  static let all = parse(text)
}

extension Culture {
  private static func parse(_ text: String) -> [Culture] {
    var cultures: [Culture] = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words[0] == "culture" {
        cultures.append(Culture(share: Int(words[2]) ?? 0))
      } else {
        cultures[cultures.count - 1].read(words[0], words.dropFirst())
      }
    }
    return cultures
  }

  private mutating func read(_ field: Substring, _ words: ArraySlice<Substring>) {
    switch field {
    case "language": language = String(words.first ?? "en")
    case "order": isFamilyFirst = true
    case "given": given = words.map(Self.name)
    case "family": family = words.map(Self.name)
    case "town": towns = words.map(Self.town)
    default: break
    }
  }

  /// `Sakura=さくら`, or `Emma` where both are the same. A dot in the middle stands for a blank.
  private static func name(_ word: Substring) -> Name {
    let parts = word.split(separator: "=")
    return Name(latin: blanks(parts[0]), native: blanks(parts[parts.count - 1]))
  }

  /// `Tokyo+9`
  private static func town(_ word: Substring) -> Town {
    guard let sign = word.lastIndex(where: { $0 == "+" || $0 == "-" }) else {
      return Town(name: blanks(word), offset: 0)
    }
    return Town(name: blanks(word[..<sign]), offset: Int(word[sign...]) ?? 0)
  }

  private static func blanks(_ word: Substring) -> String { String(word.map { $0 == "·" ? " " : $0 }) }
}
