import Screen

/// One key or several in a row: `j`, `g g`, `ctrl-d`.
package struct KeySequence: Hashable, Sendable {
  package let keys: [Key]

  package init(_ keys: [Key]) { self.keys = keys }

  /// Reads key names separated by blanks; a word that names no key is read letter by letter (`gg`).
  package init?(_ notation: String) {
    var keys: [Key] = []
    for word in notation.split(separator: " ") {
      if let key = Key(String(word)) {
        keys.append(key)
      } else if !word.contains("-") || word.count == 1 {
        keys += word.map { Key($0) }
      } else {
        return nil
      }
    }
    guard !keys.isEmpty else { return nil }
    self.keys = keys
  }

  /// As it is written in help: `gg`, `^D`, `PgDn`.
  package var label: String { keys.map(\.label).joined() }

  package var notation: String { keys.map(\.notation).joined(separator: " ") }
}

extension KeySequence: ExpressibleByStringLiteral {
  /// - Precondition: the text names keys.
  package init(stringLiteral text: String) {
    guard let sequence = KeySequence(text) else { preconditionFailure("'\(text)' names no keys") }
    self = sequence
  }
}

extension Key {
  /// A short name for hints and help.
  package var label: String {
    var name = Key.labels[code] ?? ""
    if case .character(let character) = code { name = character == " " ? "Space" : String(character) }
    if case .function(let number) = code { name = "F\(number)" }
    if modifiers.contains(.shift) { name = "S-" + name }
    if modifiers.contains(.alt) { name = "M-" + name }
    if modifiers.contains(.control) { name = "^" + (name.count == 1 ? name.uppercased() : name) }
    return name
  }

  private static let labels: [KeyCode: String] = [
    .enter: "Enter", .tab: "Tab", .escape: "Esc", .backspace: "Backspace", .delete: "Del", .insert: "Ins",
    .up: "↑", .down: "↓", .left: "←", .right: "→", .home: "Home", .end: "End", .pageUp: "PgUp",
    .pageDown: "PgDn",
  ]
}
