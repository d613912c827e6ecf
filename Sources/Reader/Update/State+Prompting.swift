import FeedCore
import Screen

extension State {
  mutating func typeInPrompt(_ key: Key) -> [Effect] {
    guard let kind = prompt?.kind else { return [] }
    switch key.code {
    case .enter: return submitPrompt()
    case .escape: return cancelPrompt()
    case .tab:
      completePrompt(backwards: key.modifiers.contains(.shift))
      return []
    case .up where kind == .command, .down where kind == .command:
      recall(older: key.code == .up)
      return []
    case .backspace where prompt?.editor.isEmpty ?? true: return cancelPrompt()
    default: return editPrompt(key)
    }
  }

  private mutating func editPrompt(_ key: Key) -> [Effect] {
    if let character = key.typed { return changePrompt { $0.editor.insert(String(character)) } }
    guard case .command(let id) = keymap.match([key], in: .writing) else { return changePrompt { _ in } }
    return id == .discard ? cancelPrompt() : changePrompt { $0.editor.perform(id) }
  }

  /// Changes what is typed, in place. Nothing else holds its text meanwhile, or each key would copy it.
  mutating func changePrompt(_ change: (inout Prompt) -> Void) -> [Effect] {
    guard var prompt else { return [] }
    self.prompt = nil
    change(&prompt)
    (prompt.completion, prompt.historyIndex) = (nil, nil)
    self.prompt = prompt
    return narrowHelp()
  }

  /// More letters than any line of the help has.
  private static let longestHelpSearch = 200

  /// Help is narrowed with each letter.
  private mutating func narrowHelp() -> [Effect] {
    guard let prompt, prompt.kind == .helpSearch, case .help(var help) = overlay else { return [] }
    help.words = String(prompt.editor.lines[0].prefix(Self.longestHelpSearch))
    help.viewport.move(.top)
    overlay = .help(help)
    return []
  }

  private mutating func cancelPrompt() -> [Effect] {
    if prompt?.kind == .helpSearch, case .help(var help) = overlay {
      help.words = ""
      overlay = .help(help)
    }
    prompt = nil
    return []
  }

  private mutating func submitPrompt() -> [Effect] {
    guard let prompt else { return [] }
    self.prompt = nil
    let text = prompt.editor.text
    switch prompt.kind {
    case .command: return run(text)
    case .search: return text.isEmpty ? [] : search(text)
    case .filter: return setFilter(text)
    case .helpSearch: return []
    case .people: return openPeople(.search(text), title: text.isEmpty ? "People" : "People: \(text)")
    }
  }

  // MARK: Command line

  /// Carries out a typed command line.
  mutating func run(_ line: String) -> [Effect] {
    let line = line.trimmingBlanks
    guard !line.isEmpty else { return [] }
    let effects = remember(line)
    let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
    let argument = parts.count == 2 ? parts[1].trimmingBlanks : ""
    guard let command = CommandTable.named(parts[0]) else { return effects + unknown(parts[0]) }
    if case .required(let what) = command.argument, argument.isEmpty {
      return effects + say(":\(command.name) needs \(what).", isError: true)
    }
    return effects + (command.id == .quit ? quitFromLine() : perform(command.id, argument))
  }

  private mutating func unknown(_ name: String) -> [Effect] {
    let names = CommandTable.all.filter { $0.mode == .reading }.map(\.name)
    let near = Suggestion.nearest(to: name, among: names)
    return say(
      "There is no command '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? "; ? lists them."),
      isError: true
    )
  }

  private mutating func remember(_ line: String) -> [Effect] {
    guard commandHistory.last != line, line.utf8.count <= Self.longestInHistory else { return [] }
    commandHistory.append(line)
    if commandHistory.count > 200 { commandHistory.removeFirst(commandHistory.count - 200) }
    return [.saveCommandHistory(commandHistory)]
  }

  /// A pasted text is not a command to be typed again.
  private static let longestInHistory = 4096

  private mutating func recall(older: Bool) {
    guard var prompt else { return }
    let index = (prompt.historyIndex ?? -1) + (older ? 1 : -1)
    guard index < commandHistory.count else { return }
    if prompt.historyIndex == nil { prompt.typed = prompt.editor.text }
    prompt.historyIndex = index < 0 ? nil : index
    let text = index < 0 ? prompt.typed : commandHistory[commandHistory.count - 1 - index]
    prompt.editor = TextEditor(text, isSingleLine: true)
    self.prompt = prompt
  }

  // MARK: Completion

  private mutating func completePrompt(backwards: Bool) {
    guard let prompt, prompt.kind == .command else { return }
    if var completion = prompt.completion {
      let count = completion.candidates.count
      completion.index = (completion.index + (backwards ? count - 1 : 1)) % count
      return apply(completion)
    }
    guard let completion = completion(of: prompt.editor.text) else { return }
    apply(completion)
  }

  private mutating func apply(_ completion: Completion) {
    let text = completion.start + completion.candidates[completion.index]
    prompt?.editor = TextEditor(text, isSingleLine: true)
    prompt?.completion = completion
  }

  private func completion(of line: String) -> Completion? {
    let parts = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let start = parts.dropLast().map { $0 + " " }.joined()
    let word = parts.last ?? ""
    let candidates = (parts.count < 2 ? commandNames : arguments(of: parts[0])).filter { $0.hasPrefix(word) }
    return candidates.isEmpty ? nil : Completion(start: start, candidates: candidates, index: 0)
  }

  private var commandNames: [String] { CommandTable.all.filter { $0.mode == .reading }.map(\.name).sorted() }

  private func arguments(of name: String) -> [String] {
    switch CommandTable.named(name)?.id {
    case .theme: themeNames
    case .set: Options.names + Options.names.map { "no" + $0 }
    case .filter: ["unread", "verb:", "by:", "kind:"]
    case .follow, .profile, .followers, .following: knownPeople
    default: []
    }
  }

  /// Ids of people that are loaded or followed.
  private var knownPeople: [String] {
    let shown = (list?.entries.prefix(200) ?? []).flatMap(\.activities).compactMap(\.actorID)
    return Set(shown).union(followed).sorted()
  }
}

extension String {
  var trimmingBlanks: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
