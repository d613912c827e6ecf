/// Collects spans into lines. Text is split at line feeds, and adjacent spans that look alike are merged.
///
/// Roles nest: what is pushed stays around everything appended until it is popped.
public struct StyledTextBuilder: Sendable {
  private var lines: [StyledLine] = []
  private var line = StyledLine()
  private var started = false
  /// The roles around what is appended next, outermost first.
  public private(set) var roles: [String] = []
  private var actions: [SpanAction] = []

  public init() {}

  public mutating func push(role: String) {
    roles.append(role)
  }

  public mutating func popRole() {
    roles.removeLast()
  }

  /// Makes what is appended until `popAction` act when activated; the innermost action wins.
  public mutating func push(action: SpanAction) {
    actions.append(action)
  }

  public mutating func popAction() {
    actions.removeLast()
  }

  /// Appends text with the roles and the action pushed so far.
  public mutating func append(_ text: String) {
    append(text, roles: roles, action: actions.last)
  }

  /// Appends text with exactly these roles and this action.
  public mutating func append(_ text: String, roles: [String], action: SpanAction? = nil) {
    started = true
    guard text.utf8.contains(0x0A) else {
      return line.append(Span(text, roles: roles, action: action))
    }
    appendLines(text, roles: roles, action: action)
  }

  private mutating func appendLines(_ text: String, roles: [String], action: SpanAction?) {
    // Split on bytes: "\r\n" is one Character, so splitting on Characters would keep such lines together.
    let pieces = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, piece) in pieces.enumerated() {
      if index > 0 { newline() }
      line.append(Span(String(Substring(piece)), roles: roles, action: action))
    }
  }

  /// Ends the current line, which may be empty.
  public mutating func newline() {
    lines.append(line)
    line = StyledLine()
    started = true
  }

  /// The lines so far. A builder nothing was appended to gives no lines.
  public consuming func finish() -> StyledText {
    if started { lines.append(line) }
    return StyledText(lines: lines)
  }
}
