import FeedCore
import StyledText

/// Styled text as a value: what `richtext` gives, and what a captured block is kept in.
///
/// Printed by itself it keeps its roles and actions; to any other filter it is its plain text.
public struct StyledFragment: FieldReadable, CustomStringConvertible {
  let output: RenderOutput

  init(_ output: RenderOutput) { self.output = output }

  /// Styled text made by a program's own filter. It is cleaned as any value is.
  public init(_ text: StyledText) {
    var output = RenderOutput()
    for (index, line) in text.lines.enumerated() {
      if index > 0 { output.append("\n") }
      for span in line.spans { output.append(span) }
    }
    self.output = output
  }

  public var text: String { output.text }
  public var description: String { output.text }

  public func field(_ name: String) -> FieldValue? { TextMember.value(name, of: text) }
}

extension RenderOutput {
  mutating func append(_ span: Span) {
    for role in span.roles { mark(.role(role)) }
    if let action = span.action { mark(.action(action)) }
    append(TerminalSafety.cleaned(span.text))
    for _ in 0..<(span.roles.count + (span.action == nil ? 0 : 1)) { mark(.end) }
  }
}
