/// `{% localize on|off %}…{% endlocalize %}`: with `off` numbers print as Python writes them.
final class LocalizeNode: TemplateNode {
  private let isOn: Bool
  private let nodes: NodeList

  private init(isOn: Bool, nodes: NodeList) {
    self.isOn = isOn
    self.nodes = nodes
  }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    let word = tag.arguments.first?.text ?? "on"
    guard tag.arguments.count <= 1, ["on", "off"].contains(word) else {
      throw tag.failure("'localize' takes one argument: on or off.")
    }
    return LocalizeNode(isOn: word == "on", nodes: try parser.body(until: "endlocalize"))
  }

  func render(_ renderer: Renderer) throws {
    let outer = renderer.isLocalized
    renderer.isLocalized = isOn
    defer { renderer.isLocalized = outer }
    try nodes.render(renderer)
  }
}
