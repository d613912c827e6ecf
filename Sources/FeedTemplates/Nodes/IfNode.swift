/// `{% if %}…{% elif %}…{% else %}…{% endif %}`
final class IfNode: TemplateNode {
  private let branches: [(condition: Condition, nodes: NodeList)]
  private let otherwise: NodeList?

  private init(branches: [(condition: Condition, nodes: NodeList)], otherwise: NodeList?) {
    self.branches = branches
    self.otherwise = otherwise
  }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    var branches: [(condition: Condition, nodes: NodeList)] = []
    var tag = tag
    while true {
      let condition = try ConditionParser.parse(tag, parser)
      let (nodes, end) = try parser.parse(until: ["elif", "else", "endif"])
      branches.append((condition, nodes))
      guard let end, end.name == "elif" else {
        return IfNode(branches: branches, otherwise: try otherwise(end, parser))
      }
      tag = end
    }
  }

  private static func otherwise(_ end: TagToken?, _ parser: TemplateParser) throws -> NodeList? {
    guard let end, end.name == "else" else {
      if let end, end.contents != "endif" { throw end.failure("'endif' takes no argument.") }
      return nil
    }
    guard end.contents == "else" else { throw end.failure("'else' takes no condition: use elif.") }
    let (nodes, last) = try parser.parse(until: ["endif"])
    if let last, last.contents != "endif" { throw last.failure("'endif' takes no argument.") }
    return nodes
  }

  func render(_ renderer: Renderer) throws {
    for branch in branches where try branch.condition.isTrue(renderer) {
      return try branch.nodes.render(renderer)
    }
    try otherwise?.render(renderer)
  }
}
