/// One sentence pattern, compiled: literal text and places to be filled.
///
/// Its notation, inside a phrase book:
/// - `{dish}` a word of the list `dish`, the same one throughout a conversation; `{Dish}` with a capital;
///   `{dish2}` a second, different one;
/// - `{3-9}` a number, also the same throughout a conversation wherever the same range is named;
/// - `\n` a line end;
/// - `{friend}` a person the author knows; `{name}` the name of the person who is answered; `{link}` an
///   address.
struct Phrase: Sendable {
  enum Part: Sendable {
    case text(String)
    /// - Parameters:
    ///   - list: the list of words.
    ///   - key: under which the choice is remembered: the list's name, or that with a digit.
    case word(list: String, key: String, isCapitalized: Bool)
    case number(ClosedRange<Int>, key: String)
    case friend
    case name
    case link
  }

  let parts: [Part]

  let mentionsFriend: Bool
  /// How many places are filled.
  let gaps: Int
}

extension Phrase {
  /// Compiles a pattern. A brace that never closes is literal text.
  init(_ pattern: Substring) {
    var parts: [Part] = []
    var rest = pattern
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.text(Self.literal(rest[..<open]))) }
      parts.append(Self.part(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(Self.literal(rest))) }
    self.parts = parts
    mentionsFriend = parts.contains { if case .friend = $0 { true } else { false } }
    gaps = parts.count { if case .text = $0 { false } else { true } }
  }

  /// Text in which `\\n` stands for a line end.
  private static func literal(_ text: Substring) -> String {
    text.split(separator: #"\n"#, omittingEmptySubsequences: false).joined(separator: "\n")
  }

  private static func part(_ name: Substring) -> Part {
    switch name {
    case "friend": return .friend
    case "name": return .name
    case "link": return .link
    default: break
    }
    if let range = range(name) { return .number(range, key: String(name)) }
    let isCapitalized = name.first?.isUppercase == true
    let key = isCapitalized ? name.prefix(1).lowercased() + name.dropFirst() : String(name)
    return .word(list: key.filter { !$0.isNumber }, key: key, isCapitalized: isCapitalized)
  }

  /// `3-9`, `-9-4`: two numbers with a dash between them.
  private static func range(_ text: Substring) -> ClosedRange<Int>? {
    guard let dash = text.dropFirst().firstIndex(of: "-") else { return nil }
    guard let low = Int(text[..<dash]), let high = Int(text[text.index(after: dash)...]), low <= high else {
      return nil
    }
    return low...high
  }
}
