/// One line of spans. Adjacent spans with equal roles and action are merged as they are appended.
public struct StyledLine: Hashable, Sendable {
  public private(set) var spans: [Span]

  public init(_ spans: [Span] = []) {
    self.spans = []
    self.spans.reserveCapacity(spans.count)
    for span in spans { append(span) }
  }

  public init(_ text: String, roles: [String] = [], action: SpanAction? = nil) {
    spans = text.isEmpty ? [] : [Span(text, roles: roles, action: action)]
  }

  public var isEmpty: Bool { spans.isEmpty }

  /// The text of all spans, without roles.
  public var text: String {
    spans.count == 1 ? spans[0].text : spans.reduce(into: "") { $0 += $1.text }
  }

  /// Appends a span; empty text is dropped.
  public mutating func append(_ span: Span) {
    guard !span.text.isEmpty else { return }
    guard let last = spans.indices.last, spans[last].continues(in: span) else { return spans.append(span) }
    spans[last].text += span.text
  }

  public mutating func append(_ line: StyledLine) {
    for span in line.spans { append(span) }
  }

  /// This line with one more role around every span, outermost.
  public func within(role: String) -> StyledLine {
    StyledLine(spans.map { Span($0.text, roles: [role] + $0.roles, action: $0.action) })
  }
}
