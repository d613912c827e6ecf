import FeedCore

/// Plain text of the template.
final class TextNode: TemplateNode {
  private let text: String

  init(_ text: String) { self.text = text }

  func render(_ renderer: Renderer) { renderer.output.append(text) }
}

/// `{{ expression }}`
final class VariableNode: TemplateNode {
  private let expression: TemplateExpression

  init(_ expression: TemplateExpression) { self.expression = expression }

  func render(_ renderer: Renderer) throws {
    try renderer.write(try expression.value(renderer))
  }
}

/// A tag that writes nothing.
final class EmptyNode: TemplateNode {
  func render(_ renderer: Renderer) {}
}

/// A tag that only holds others.
final class GroupNode: TemplateNode {
  private let nodes: NodeList

  init(_ nodes: NodeList) { self.nodes = nodes }

  func render(_ renderer: Renderer) throws { try nodes.render(renderer) }
}

/// `{% autoescape on|off %}`. Text is made safe for the terminal either way; `join` follows the setting.
final class AutoescapeNode: TemplateNode {
  private let isOn: Bool
  private let nodes: NodeList

  init(isOn: Bool, nodes: NodeList) {
    self.isOn = isOn
    self.nodes = nodes
  }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    guard tag.arguments.count == 1, ["on", "off"].contains(tag.arguments[0].text) else {
      throw tag.failure("'autoescape' takes one argument: on or off.")
    }
    return AutoescapeNode(isOn: tag.arguments[0].text == "on", nodes: try parser.body(until: "endautoescape"))
  }

  func render(_ renderer: Renderer) throws {
    let outer = renderer.isEscaping
    renderer.isEscaping = isOn
    defer { renderer.isEscaping = outer }
    try nodes.render(renderer)
  }
}

/// `{% templatetag openblock %}` and the others.
enum TemplateTagTag {
  private static let texts = [
    "openblock": "{%", "closeblock": "%}", "openvariable": "{{", "closevariable": "}}",
    "openbrace": "{", "closebrace": "}", "opencomment": "{#", "closecomment": "#}",
  ]

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    guard tag.arguments.count == 1 else {
      throw tag.failure("'templatetag' takes one argument, such as openblock.")
    }
    guard let text = texts[tag.arguments[0].text] else {
      let hint = Suggestion.didYouMean(tag.arguments[0].text, among: texts.keys)
      throw tag.failure("'templatetag' knows no '\(tag.arguments[0].text)'.\(hint)", at: tag.arguments[0])
    }
    return TextNode(text)
  }
}
