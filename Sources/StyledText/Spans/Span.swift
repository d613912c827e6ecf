/// A run of text with the same roles and the same action.
///
/// Roles are names such as `author` or `post.time`, outermost first. A theme turns them into a `Style` when
/// the text is painted, so that a change of theme needs no new text.
public struct Span: Hashable, Sendable {
  public var text: String
  public var roles: [String]
  public var action: SpanAction?

  public init(_ text: String, roles: [String] = [], action: SpanAction? = nil) {
    self.text = text
    self.roles = roles
    self.action = action
  }

  /// True when the other span's text could follow in this span.
  func continues(in other: Span) -> Bool {
    roles == other.roles && action == other.action
  }

  /// A span with the same roles and action around other text.
  public func with(text: some StringProtocol) -> Span {
    Span(String(text), roles: roles, action: action)
  }
}
