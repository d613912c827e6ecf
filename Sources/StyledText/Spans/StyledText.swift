/// Lines of styled spans: what a template renders into and a screen is painted from.
public struct StyledText: Hashable, Sendable {
  public var lines: [StyledLine]

  public init(lines: [StyledLine] = []) {
    self.lines = lines
  }

  /// Splits the text at line feeds.
  public init(_ text: String, roles: [String] = [], action: SpanAction? = nil) {
    var builder = StyledTextBuilder()
    builder.append(text, roles: roles, action: action)
    self = builder.finish()
  }

  public var isEmpty: Bool { lines.isEmpty }

  /// The lines joined by line feeds, without roles.
  public var text: String {
    lines.map(\.text).joined(separator: "\n")
  }

  public mutating func append(_ line: StyledLine) {
    lines.append(line)
  }

  public mutating func append(_ text: StyledText) {
    lines.append(contentsOf: text.lines)
  }
}
