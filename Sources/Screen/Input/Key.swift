/// A key press, with a notation that reads back: `j`, `ctrl-d`, `pgdn`, `shift-tab`, `enter`, `f2`, `alt-x`.
public struct Key: Hashable, Sendable {
  public var code: KeyCode
  public var modifiers: KeyModifiers

  public init(_ code: KeyCode, _ modifiers: KeyModifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }

  public init(_ character: Character, _ modifiers: KeyModifiers = []) {
    self.init(.character(character), modifiers)
  }

  /// The character to insert when a person types text, or nil for a key that types none.
  public var typed: Character? {
    guard case .character(let character) = code, modifiers.isEmpty else { return nil }
    return character
  }
}
