import FeedCore

/// `{% cycle a b c as name silent %}`: the next of its values each time it is rendered.
final class CycleNode: TemplateNode {
  private let values: [TemplateExpression]
  private let name: Name?
  private let isSilent: Bool

  private init(values: [TemplateExpression], name: Name?, isSilent: Bool) {
    self.values = values
    self.name = name
    self.isSilent = isSilent
  }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    var words = tag.arguments
    guard !words.isEmpty else { throw tag.failure("'cycle' needs values to go through.") }
    if words.count == 1 { return try named(words[0], parser, tag) }
    var (name, isSilent) = (String?.none, false)
    if words.count > 3 {
      if words[words.count - 3].text == "as" {
        guard words[words.count - 1].text == "silent" else {
          throw tag.failure("After the name of a cycle only 'silent' may follow.", at: words.last)
        }
        isSilent = true
        words.removeLast()
      }
      if words[words.count - 2].text == "as" {
        name = words[words.count - 1].text
        words.removeLast(2)
      }
    }
    let node = CycleNode(
      values: try words.map(parser.expression),
      name: name.map(Name.init),
      isSilent: isSilent
    )
    if let name { parser.cycles[name] = node }
    parser.lastCycle = node
    return node
  }

  private static func named(_ word: TagArgument, _ parser: TemplateParser, _ tag: TagToken) throws
    -> CycleNode
  {
    if let node = parser.cycles[word.text] { return node }
    let hint = Suggestion.didYouMean(word.text, among: parser.cycles.keys)
    throw tag.failure("There is no cycle called '\(word.text)' before this.\(hint)", at: word)
  }

  func render(_ renderer: Renderer) throws {
    let id = ObjectIdentifier(self)
    let position = renderer.state.cycles[id, default: 0]
    renderer.state.cycles[id] = (position + 1) % values.count
    let value = try values[position].value(renderer)
    if let name { renderer.scopes.setUpward(name, value) }
    if !isSilent { try renderer.write(value) }
  }

  func reset(_ renderer: Renderer) { renderer.state.cycles[ObjectIdentifier(self)] = 0 }
}

/// `{% resetcycle name %}`
final class ResetCycleNode: TemplateNode {
  private let cycle: CycleNode

  private init(_ cycle: CycleNode) { self.cycle = cycle }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    guard tag.arguments.count <= 1 else { throw tag.failure("'resetcycle' takes at most one name.") }
    let name = tag.arguments.first
    guard let cycle = name.map({ parser.cycles[$0.text] }) ?? parser.lastCycle else {
      let what = name.map { "There is no cycle called '\($0.text)' before this." }
      throw tag.failure(what ?? "There is no cycle before this.", at: name)
    }
    return ResetCycleNode(cycle)
  }

  func render(_ renderer: Renderer) { cycle.reset(renderer) }
}
