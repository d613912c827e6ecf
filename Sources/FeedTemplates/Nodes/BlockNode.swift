import FeedCore

/// `{% block name %}…{% endblock %}`: what a template that extends this one may replace.
final class BlockNode: TemplateNode {
  let name: String
  private let nodes: NodeList

  private init(name: String, nodes: NodeList) {
    self.name = name
    self.nodes = nodes
  }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    guard tag.arguments.count == 1 else { throw tag.failure("'block' takes one name.") }
    let name = tag.arguments[0].text
    guard parser.blockNames.insert(name).inserted else {
      throw tag.failure("There is a block '\(name)' in this template already.", at: tag.arguments[0])
    }
    let (nodes, end) = try parser.parse(until: ["endblock"])
    if let end, let closed = end.arguments.first, end.arguments.count > 1 || closed.text != name {
      throw end.failure("This closes the block '\(closed.text)', but '\(name)' is open.", at: closed)
    }
    let node = BlockNode(name: name, nodes: nodes)
    parser.blocks[name] = node
    return node
  }

  /// Renders the block that counts: that of the last template to override it.
  func render(_ renderer: Renderer) throws {
    let state = renderer.state
    guard state.blocks != nil else { return try render(self, renderer, inherits: false) }
    let block = state.blocks?[name]?.popLast()
    defer { if let block { state.blocks?[name]?.append(block) } }
    try render(block ?? self, renderer, inherits: true)
  }

  private func render(_ block: BlockNode, _ renderer: Renderer, inherits: Bool) throws {
    renderer.scopes.push()
    defer { renderer.scopes.pop() }
    renderer.scopes.set(.block, .object(BlockReference(block: block, inherits: inherits)))
    try block.nodes.render(renderer)
  }
}

/// The variable `block` inside a block.
struct BlockReference: FieldReadable {
  let block: BlockNode
  /// Whether the template takes part in inheritance, so that `block.super` has a meaning.
  let inherits: Bool

  func field(_ name: String) -> FieldValue? {
    guard name == "name" else { return Optional.none }
    return .string(block.name)
  }

  /// `block.super`: what the block would be had this template not overridden it.
  func parentText(_ renderer: Renderer) throws -> FieldValue {
    guard inherits else {
      throw RenderFailure("'block.super' has no meaning in a template that extends no other.")
    }
    guard renderer.state.blocks?[block.name]?.isEmpty == false else { return .string("") }
    return .object(StyledFragment(try renderer.capture { try block.render(renderer) }))
  }
}
