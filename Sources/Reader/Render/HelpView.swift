import Screen
import StyledText

/// Every key and command, by section; narrowed by the words that are searched for.
struct HelpView {
  private let help: HelpOverlay
  private let state: State

  init(_ help: HelpOverlay, _ state: State) {
    self.help = help
    self.state = state
  }

  static func area(_ geometry: Geometry) -> Rect {
    let body =
      geometry.list.column == 0
      ? Rect(row: geometry.list.row, column: 0, width: geometry.size.width, height: geometry.list.height)
      : geometry.list
    return body
  }

  func paint(_ painter: inout Painter, _ geometry: Geometry) {
    let area = Self.area(geometry)
    painter.fill(area, "text")
    let lines = Self.lines(state, painter.look, words: help.words)
    for (offset, line) in lines.dropFirst(help.viewport.top).prefix(area.height).enumerated() {
      painter.line(line, area.row + offset, area.column + 2, clip: area)
    }
    if lines.isEmpty {
      painter.text("Nothing in the help has these words.", area.row + 1, area.column + 2, "empty", clip: area)
    }
    painter.park(area.row, area.column)
  }

  /// All lines of the help: a heading for each section, a line for each command.
  static func lines(_ state: State, _ look: Look, words: String) -> [StyledLine] {
    let words = words.lowercased().split(separator: " ").map(String.init)
    var lines: [StyledLine] = []
    for section in Command.Section.allCases {
      let commands = CommandTable.all.filter { $0.section == section && matches($0, words, state) }
      guard !commands.isEmpty else { continue }
      if !lines.isEmpty { lines.append(StyledLine()) }
      lines.append(StyledLine(section.rawValue, roles: ["heading"]))
      lines += commands.flatMap { Self.lines($0, state, look, width: state.size.width) }
    }
    return lines
  }

  private static func matches(_ command: Command, _ words: [String], _ state: State) -> Bool {
    guard !words.isEmpty else { return true }
    let keys = state.keymap.keys(for: command.id).map(\.label).joined(separator: " ")
    let text = "\(command.name) \(command.title) \(command.aliases.joined(separator: " ")) \(keys)"
      .lowercased()
    return words.allSatisfy { text.contains($0) }
  }

  /// Keys, name and what it does; a long explanation goes on under itself.
  private static func lines(_ command: Command, _ state: State, _ look: Look, width: Int) -> [StyledLine] {
    let keys = state.keymap.keys(for: command.id).map(\.label).joined(separator: "  ")
    let name = command.mode == .reading ? ":" + command.name + command.argument.label : ""
    let nameWidth = command.mode == .reading ? 22 : 0
    let start = [
      Span(look.measure.fitted(keys, to: keyWidth), roles: ["key"]), Span(" "),
      Span(look.measure.fitted(name, to: nameWidth), roles: ["meta"]), Span(nameWidth > 0 ? " " : ""),
    ]
    let column = keyWidth + nameWidth + (nameWidth > 0 ? 2 : 1)
    let title = look.measure.wrapped(command.title, to: max(16, width - column - 4))
    return title.enumerated().map { index, text in
      let front = index == 0 ? start : [Span(String(repeating: " ", count: column))]
      return StyledLine(front + [Span(text, roles: ["text"])])
    }
  }

  private static let keyWidth = 18
}

extension Command.Argument {
  var label: String {
    switch self {
    case .none: ""
    case .optional(let text), .required(let text): " " + text
    }
  }
}
