/// Keys as words, for keymaps, help and key scripts.
extension Key {
  /// Names of keys that are not a character; the first name of a code is the one written.
  private static let names: [(name: String, code: KeyCode)] = [
    ("enter", .enter), ("return", .enter), ("tab", .tab), ("esc", .escape), ("escape", .escape),
    ("backspace", .backspace), ("bs", .backspace), ("delete", .delete), ("del", .delete),
    ("insert", .insert), ("ins", .insert), ("up", .up), ("down", .down), ("left", .left),
    ("right", .right), ("home", .home), ("end", .end), ("pgup", .pageUp), ("pageup", .pageUp),
    ("pgdn", .pageDown), ("pagedown", .pageDown), ("space", .character(" ")),
  ]

  /// In bytes: a character may be a cluster of several scalars.
  private static let longestNotation = 128

  private static let prefixes: [(prefix: String, modifier: KeyModifiers)] = [
    ("ctrl-", .control), ("alt-", .alt), ("shift-", .shift),
  ]

  private static let codes = Dictionary(
    names.map { ($0.name, $0.code) },
    uniquingKeysWith: { first, _ in first }
  )

  private static let words = Dictionary(
    names.map { ($0.code, $0.name) },
    uniquingKeysWith: { first, _ in first }
  )

  /// The key a notation names, or nil when it names none. Names and modifiers are read in any case.
  package init?(_ notation: String) {
    guard notation.utf8.count <= Key.longestNotation else { return nil }
    var rest = Substring(notation)
    var modifiers: KeyModifiers = []
    while let found = Key.prefixes.first(where: { rest.lowercased().hasPrefix($0.prefix) }),
      rest.count > found.prefix.count
    {
      modifiers.insert(found.modifier)
      rest = rest.dropFirst(found.prefix.count)
    }
    guard let code = Key.code(named: rest) else { return nil }
    self = Key(code, modifiers).canonical
  }

  private static func code(named word: Substring) -> KeyCode? {
    if word.count == 1, let character = word.first { return .character(character) }
    let name = word.lowercased()
    if let code = codes[name] { return code }
    guard name.first == "f", let number = Int(name.dropFirst()), (1...63).contains(number) else { return nil }
    return .function(number)
  }

  /// Shift on a letter is the upper-case letter; control on a letter does not know its case.
  package var canonical: Key {
    guard case .character(let character) = code else { return self }
    var key = self
    if modifiers.contains(.control), let lower = character.lowercased().first {
      key.code = .character(lower)
    } else if modifiers.contains(.shift), let upper = character.uppercased().first, character.isCased {
      key.code = .character(upper)
      key.modifiers.remove(.shift)
    }
    return key
  }

  /// The notation of this key: `Key(key.notation) == key` for every key a terminal sends.
  package var notation: String {
    Key.prefixes.reduce(into: "") { if modifiers.contains($1.modifier) { $0 += $1.prefix } } + word
  }

  private var word: String {
    if let name = Key.words[code] { return name }
    switch code {
    case .character(let character): return String(character)
    case .function(let number): return "f\(number)"
    default: return "?"
    }
  }
}

extension Key: CustomStringConvertible {
  package var description: String { notation }
}
