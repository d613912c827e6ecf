import Screen
import StyledText

/// The last line: a question, what is typed, what happened, or what can be done here.
struct StatusLine {
  private let state: State

  init(_ state: State) { self.state = state }

  func paint(_ painter: inout Painter, _ area: Rect) {
    painter.fill(area, "status")
    if let confirmation = state.confirmation { return paintQuestion(confirmation, &painter, area) }
    if let prompt = state.prompt { return paintPrompt(prompt, &painter, area) }
    let left = paintPosition(&painter, area)
    let room = Rect(row: area.row, column: area.column + 1, width: left - area.column - 3, height: 1)
    if let message = state.message { return paintMessage(message, &painter, room) }
    paintHints(
      state.pendingKeys.isEmpty ? hints(painter.look, room.width) : continuations,
      &painter,
      room
    )
  }

  private func paintQuestion(_ confirmation: Confirmation, _ painter: inout Painter, _ area: Rect) {
    let end = painter.text(
      " \(confirmation.question) ",
      area.row,
      area.column,
      "status",
      "status.message",
      clip: area
    )
    let next = painter.text("y", area.row, end, "status", "status.key", clip: area)
    let last = painter.text(" yes   ", area.row, next, "status", clip: area)
    painter.text("any other key: no", area.row, last, "status", clip: area)
    painter.park(area.row, end, visible: true)
  }

  private func paintPrompt(_ prompt: Prompt, _ painter: inout Painter, _ area: Rect) {
    let sign = painter.text(prompt.sign, area.row, area.column, "status", "status.key", clip: area)
    let room = Rect(row: area.row, column: sign, width: area.endColumn - sign, height: 1)
    let line = PromptLine(prompt.editor, width: room.width, measure: painter.look.measure)
    let end = painter.text(line.text, area.row, sign, "status", "input", clip: room)
    if prompt.editor.isEmpty {
      painter.text(hint(prompt.kind), area.row, sign, "status", "input.hint", clip: room)
    }
    paintCandidates(prompt, &painter, room, after: end)
    painter.park(area.row, sign + line.cursor, visible: true)
  }

  private func paintCandidates(_ prompt: Prompt, _ painter: inout Painter, _ area: Rect, after column: Int) {
    guard let completion = prompt.completion, completion.candidates.count > 1 else { return }
    let others = completion.candidates[(completion.index + 1)...] + completion.candidates[..<completion.index]
    painter.text("   " + others.joined(separator: "  "), area.row, column, "status", "input.hint", clip: area)
  }

  private func hint(_ kind: Prompt.Kind) -> String {
    switch kind {
    case .command: "a command; Tab completes"
    case .search, .helpSearch: "words to look for"
    case .filter: "unread  verb:like  by:ann  kind:bot  words"
    case .people: "words of a name or a bio; Enter alone lists everybody"
    }
  }

  private func paintMessage(_ message: Message, _ painter: inout Painter, _ area: Rect) {
    let text = painter.look.measure.truncated(message.text, to: max(0, area.width))
    painter.text(
      text,
      area.row,
      area.column,
      "status",
      message.isError ? "status.error" : "status.message",
      clip: area
    )
  }

  // MARK: Position

  /// Returns the column where it starts.
  private func paintPosition(_ painter: inout Painter, _ area: Rect) -> Int {
    let text = position(painter.look)
    let column = area.endColumn - painter.look.measure.width(of: text) - 1
    guard !text.isEmpty, column > area.column + 8 else { return area.endColumn }
    painter.text(text, area.row, column, "status", clip: area)
    return column
  }

  private func position(_ look: Look) -> String {
    guard state.isConnected else {
      return state.connectionProblem == nil ? "opening \(look.icon("more"))" : ""
    }
    if state.overlay != nil { return "" }
    let isSending =
      state.pendingWrites.values.contains { !$0.write.isMark } ? "sending \(look.icon("more")) " : ""
    switch state.page {
    case .detail: return isSending
    case .people(let page):
      return isSending + count(page.viewport.selected, page.people.count, page.next != nil)
    default:
      guard let list = state.list, !list.isEmpty else { return isSending }
      return isSending + count(list.viewport.selected, list.entries.count, list.hasMore)
    }
  }

  /// Once it is known how many there are: in a feed that goes on and on a number says little.
  private func count(_ index: Int, _ total: Int, _ hasMore: Bool) -> String {
    total == 0 || hasMore || state.options.slow ? "" : "\(index + 1)/\(total)"
  }

  // MARK: Hints

  private typealias Hint = (key: String, label: String)

  private func paintHints(_ hints: [Hint], _ painter: inout Painter, _ area: Rect) {
    var column = area.column
    for hint in hints {
      let width = width(of: hint, painter.look)
      guard column + width <= area.endColumn else { continue }
      let next = painter.text(hint.key, area.row, column, "status", "status.key", clip: area)
      painter.text(" " + hint.label, area.row, next, "status", clip: area)
      column += width + Self.gap
    }
  }

  private static let gap = 2

  private func width(of hint: Hint, _ look: Look) -> Int {
    look.measure.width(of: hint.key) + 1 + look.measure.width(of: hint.label)
  }

  /// The keys that go on from those pressed.
  private var continuations: [Hint] {
    state.keymap.continuations(of: state.pendingKeys, in: .reading).map { rest, id in
      (state.pendingKeys.map(\.label).joined() + rest.label, id.rawValue)
    }
  }

  private func hints(_ look: Look, _ width: Int) -> [Hint] {
    if state.composer != nil { return hints([.send, .useEditor, .closeComposer, .discard]) }
    switch state.overlay {
    case .help: return [("/", "search"), ("j k", "scroll"), ("Esc", "close")]
    case .links: return [("1-9 Enter", "open"), ("Esc", "close")]
    case .menu, .drafts: return [("Enter", "choose"), ("Esc", "close")]
    case .themes: return [("j k", "try"), ("Enter", "keep"), ("Esc", "as before")]
    case .composer, nil: break
    }
    // On a slow line the hints do not change with the selected entry.
    if state.options.slow { return hints([.help, .menu, .command, .quit]) }
    return readingHints(look, width)
  }

  /// What can always be done comes first, what an entry adds comes last: then walking from entry to entry
  /// changes little of the line.
  private func readingHints(_ look: Look, _ width: Int) -> [Hint] {
    let first = hints(
      [.help, .open, .back, .like, .reply, .compose, .menu, .quit].filter(state.isApplicable)
    )
    let last = hints([.openLink, .follow, .edit, .delete, .undo].filter(isWorthAHint))
    var room = width - Self.widthKept - first.reduce(0) { $0 + self.width(of: $1, look) + Self.gap }
    let more = hints([.repost, .profile, .search].filter(state.isApplicable)).prefix { hint in
      room -= self.width(of: hint, look) + Self.gap
      return room >= 0
    }
    return first + more + last
  }

  /// Room that stays for two hints of what an entry adds.
  private static let widthKept = 18

  private func isWorthAHint(_ id: CommandID) -> Bool {
    guard id == .follow, state.isApplicable(id), let person = state.selectedPerson else {
      return state.isApplicable(id)
    }
    // Whose posts one reads is followed already: that this can be undone, pages about people say.
    switch state.page {
    case .profile, .people: return true
    default: return !state.followed.contains(person.id)
    }
  }

  private func hints(_ ids: [CommandID]) -> [Hint] {
    ids.compactMap { id in
      guard let key = state.keymap.keys(for: id).first else { return nil }
      return (key.label, hintText(id))
    }
  }

  private func hintText(_ id: CommandID) -> String {
    switch id {
    case .like: state.selectedSubject.map { !$0.own("like").isEmpty } ?? false ? "unlike" : "like"
    case .follow: state.selectedPerson.map { state.followed.contains($0.id) } ?? false ? "unfollow" : "follow"
    default: CommandTable.command(id).hint
    }
  }
}
