import FeedCore

/// `{% filter upper|cut:" " %}…{% endfilter %}`
final class FilterNode: TemplateNode {
  private let expression: TemplateExpression
  private let nodes: NodeList

  private init(expression: TemplateExpression, nodes: NodeList) {
    self.expression = expression
    self.nodes = nodes
  }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    let rest = String(tag.contents.unicodeScalars.dropFirst(tag.name.unicodeScalars.count)).pythonStripped
    guard !rest.isEmpty, let first = tag.arguments.first else {
      throw tag.failure("'filter' needs a filter.")
    }
    let whole = TagArgument(text: "var|" + rest, offset: first.offset - 4)
    let expression = try parser.expression(whole)
    if let name = expression.calls.map(\.filter.name).first(where: { $0 == "escape" || $0 == "safe" }) {
      throw tag.failure("'\(name)' is not allowed here: use 'autoescape'.", at: first)
    }
    return FilterNode(expression: expression, nodes: try parser.body(until: "endfilter"))
  }

  func render(_ renderer: Renderer) throws {
    let fragment = try renderer.fragment(nodes)
    renderer.scopes.push()
    defer { renderer.scopes.pop() }
    renderer.scopes.set(.filtered, .string(fragment.text))
    // Not localized: the filter's result is the output itself.
    renderer.output.append(TerminalSafety.cleaned(try expression.value(renderer).pythonText))
  }
}

/// `{% spaceless %}…{% endspaceless %}`: no blanks between a `>` and the next `<`, nor at the ends.
final class SpacelessNode: TemplateNode {
  private let nodes: NodeList

  private init(_ nodes: NodeList) { self.nodes = nodes }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    SpacelessNode(try parser.body(until: "endspaceless"))
  }

  func render(_ renderer: Renderer) throws {
    let text = try renderer.fragment(nodes).text.pythonStripped
    var result = String.UnicodeScalarView()
    var blanks = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.isPythonSpace {
        blanks.append(scalar)
        continue
      }
      if scalar != "<" || result.last != ">" { result.append(contentsOf: blanks) }
      blanks = String.UnicodeScalarView()
      result.append(scalar)
    }
    renderer.output.append(String(result))
  }
}
