import FeedCore

/// `{% ifchanged value… %}…{% else %}…{% endifchanged %}`: writes when a value differs from the last time in
/// this loop; without a value, when its own text does.
final class IfChangedNode: TemplateNode {
  private let values: [TemplateExpression]
  private let changed: NodeList
  private let same: NodeList

  private init(values: [TemplateExpression], changed: NodeList, same: NodeList) {
    self.values = values
    self.changed = changed
    self.same = same
  }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    let (changed, end) = try parser.parse(until: ["else", "endifchanged"])
    let same = end?.contents == "else" ? try parser.body(until: "endifchanged") : NodeList()
    return IfChangedNode(values: try tag.arguments.map(parser.expression), changed: changed, same: same)
  }

  func render(_ renderer: Renderer) throws {
    let memory = renderer.loop ?? renderer.state.changes
    let id = ObjectIdentifier(self)
    if values.isEmpty {
      let output = try renderer.capture { try changed.render(renderer) }
      let text = output.text
      if case .text(text)? = memory.seen[id] { return try same.render(renderer) }
      memory.seen[id] = .text(text)
      // Empty text counts as not rendered yet: Django renders it once more.
      return text.isEmpty ? try changed.render(renderer) : renderer.output.append(output)
    }
    let current = try values.map { try $0.valueOrNone(renderer) }
    if case .values(let last)? = memory.seen[id], Comparison.areEqual(.list(last), .list(current)) {
      return try same.render(renderer)
    }
    memory.seen[id] = .values(current)
    try changed.render(renderer)
  }
}
