import Screen
import StyledText

extension State {
  /// How long a key that begins a sequence waits for the next one.
  static let keyWait = 400

  mutating func press(_ key: Key) -> [Effect] {
    message = nil
    if let id = commandAnywhere(key) { return perform(id) }
    if confirmation != nil { return answer(key) }
    if prompt != nil { return typeInPrompt(key) }
    if composer != nil { return typeInComposer(key) }
    if let effects = pressInOverlay(key) { return effects }
    return pressInReading(key)
  }

  /// The command of a key that means the same while a question is asked or a text is written: it repaints the
  /// screen, or stops the program. Nil if the key types something or edits the text.
  private func commandAnywhere(_ key: Key) -> CommandID? {
    guard isTyping || confirmation != nil, key.isShortcut,
      case .command(let id) = keymap.match([key], in: .reading), id.isForEverywhere
    else { return nil }
    if isTyping, keymap.match([key], in: .writing) != .nothing { return nil }
    return id
  }

  private mutating func pressInReading(_ key: Key) -> [Effect] {
    let waiting = pendingKeys
    pendingKeys = []
    switch keymap.match(waiting + [key], in: .reading) {
    case .command(let id): return [.cancelTimer(.keys)].filter { _ in !waiting.isEmpty } + perform(id)
    case .beginning:
      pendingKeys = waiting + [key]
      return [.timer(.keys, milliseconds: Self.keyWait)]
    case .nothing where waiting.isEmpty: return say("\(key.label) has no meaning here; ? shows the keys.")
    case .nothing:
      let effects = finish(waiting)
      return [.cancelTimer(.keys)] + effects + press(key)
    }
  }

  /// No further key came: the keys mean what they mean by themselves.
  mutating func finishKeys() -> [Effect] {
    let waiting = pendingKeys
    pendingKeys = []
    return finish(waiting)
  }

  private mutating func finish(_ keys: [Key]) -> [Effect] {
    guard case .beginning(let id?) = keymap.match(keys, in: .reading) else { return [] }
    return perform(id)
  }

  /// Enter where a line is typed; keys that wait for more wait no longer.
  mutating func endScriptLine() -> [Effect] {
    if prompt != nil { return press(Key(.enter)) }
    return pendingKeys.isEmpty ? [] : finishKeys()
  }

  /// Pasted text is never read as commands. Terminals send its line ends as carriage returns: a line holds
  /// blanks for them, the composer keeps them.
  mutating func paste(_ text: String) -> [Effect] {
    if prompt != nil { return changePrompt { $0.editor.insert(TextCleaner.field(text)) } }
    guard composer != nil else { return say("Paste works while writing: c begins a post.") }
    changeComposer { $0.editor.insert(TextCleaner.editable(text)) }
    return [.timer(.draft, milliseconds: Self.draftPause)]
  }

  private mutating func answer(_ key: Key) -> [Effect] {
    guard let confirmation else { return [] }
    self.confirmation = nil
    guard key == Key("y") || key == Key("Y") else { return [] }
    switch confirmation.action {
    case .delete: return deleteSelected()
    case .discardDraft: return discardDraft()
    case .quit: return leave()
    }
  }

  /// Keys that mean something only in an overlay; nil leaves them to the keymap.
  private mutating func pressInOverlay(_ key: Key) -> [Effect]? {
    switch overlay {
    case .links(let links):
      guard let digit = key.typed?.wholeNumberValue, (1...9).contains(digit) else { return nil }
      return links.targets.indices.contains(digit - 1) ? openLink(links.targets[digit - 1]) : []
    case .help where key == Key("/"):
      prompt = Prompt(.helpSearch)
      return []
    default: return nil
    }
  }
}

extension Key {
  /// Whether the key is held with another or has a number, so that it can type nothing.
  fileprivate var isShortcut: Bool {
    if case .function = code { return true }
    return !modifiers.isDisjoint(with: [.control, .alt])
  }
}
