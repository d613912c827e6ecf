import FeedCore
import StyledText

/// `{% style author %}…{% endstyle %}`: text in a role, which the theme gives its look.
///
/// A bare name is the role; in quotes or with a filter it is a value, as in
/// `{% style user.id|pick:"avatar.1,avatar.2" %}`.
final class StyleNode: TemplateNode {
  private let roles: [TemplateExpression]
  private let nodes: NodeList

  private init(roles: [TemplateExpression], nodes: NodeList) {
    self.roles = roles
    self.nodes = nodes
  }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    guard !tag.arguments.isEmpty else {
      throw tag.failure("'style' needs the name of a role, such as author.")
    }
    let roles = try tag.arguments.map { word in
      guard word.text.unicodeScalars.allSatisfy({ $0.isPythonWord || $0 == "." || $0 == "-" }) else {
        return try parser.expression(word)
      }
      parser.roles.insert(word.text)
      return TemplateExpression(operand: .literal(.string(word.text)), calls: [], text: word.text)
    }
    return StyleNode(roles: roles, nodes: try parser.body(until: "endstyle"))
  }

  func render(_ renderer: Renderer) throws {
    let names = try roles.map { try $0.value(renderer).pythonText }
    for name in names { renderer.output.mark(.role(name)) }
    defer { for _ in names { renderer.output.mark(.end) } }
    try nodes.render(renderer)
  }
}

/// `{% link url %}…{% endlink %}` and the others: text that does something when it is activated.
final class ActionNode: TemplateNode {
  enum Kind: String, CaseIterable, Sendable {
    case link
    case mention
    case hashtag
    /// `{% image url width=640 height=480 %}caption{% endimage %}`
    case image
    /// `{% open activity.id %}`: opens an activity.
    case open
  }

  private let kind: Kind
  private let target: TemplateExpression
  private let options: [String: TemplateExpression]
  private let nodes: NodeList

  private init(
    _ kind: Kind,
    _ target: TemplateExpression,
    _ options: [String: TemplateExpression],
    _ nodes: NodeList
  ) {
    self.kind = kind
    self.target = target
    self.options = options
    self.nodes = nodes
  }

  static func read(_ kind: Kind, _ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    guard let target = tag.arguments.first else { throw tag.failure("'\(tag.name)' needs what it leads to.") }
    let known = kind == .image ? ["width", "height"] : []
    let options = try tag.options(tag.arguments.dropFirst(), known: known, parser)
    let expression = try parser.expression(target)
    return ActionNode(kind, expression, options, try parser.body(until: "end" + kind.rawValue))
  }

  func render(_ renderer: Renderer) throws {
    let target = try target.value(renderer).pythonText
    guard !target.isEmpty else { return try nodes.render(renderer) }
    renderer.output.mark(.action(try action(target, renderer)))
    defer { renderer.output.mark(.end) }
    try nodes.render(renderer)
  }

  private func action(_ target: String, _ renderer: Renderer) throws -> SpanAction {
    switch kind {
    case .link: .link(url: target)
    case .mention: .mention(user: target)
    case .hashtag: .hashtag(tag: target)
    case .open: .activity(id: target)
    case .image:
      .image(url: target, width: try pixels("width", renderer), height: try pixels("height", renderer))
    }
  }

  /// Nil if the size is not known.
  private func pixels(_ name: String, _ renderer: Renderer) throws -> Int? {
    let size = try? options[name]?.value(renderer).pythonInt()
    return size.flatMap { $0 > 0 ? $0 : nil }
  }
}
