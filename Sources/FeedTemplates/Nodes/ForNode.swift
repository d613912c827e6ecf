import FeedCore

/// `{% for name, name in list reversed %}…{% empty %}…{% endfor %}`
final class ForNode: TemplateNode {
  private let names: [Name]
  private let sequence: TemplateExpression
  private let isReversed: Bool
  private let body: NodeList
  private let empty: NodeList?

  private init(
    names: [Name],
    sequence: TemplateExpression,
    isReversed: Bool,
    body: NodeList,
    empty: NodeList?
  ) {
    self.names = names
    self.sequence = sequence
    self.isReversed = isReversed
    self.body = body
    self.empty = empty
  }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    let words = tag.arguments
    let isReversed = words.last?.text == "reversed"
    let place = words.count - (isReversed ? 3 : 2)
    guard words.count >= 3, place >= 1, words[place].text == "in" else {
      throw tag.failure("Write it as {% for item in list %}.")
    }
    let names = try names(words[..<place], tag)
    let sequence = try parser.expression(words[place + 1])
    let (body, end) = try parser.parse(until: ["empty", "endfor"])
    let empty = end?.contents == "empty" ? try parser.body(until: "endfor") : nil
    return ForNode(names: names, sequence: sequence, isReversed: isReversed, body: body, empty: empty)
  }

  private static func names(_ words: ArraySlice<TagArgument>, _ tag: TagToken) throws -> [Name] {
    let parts = words.map(\.text).joined(separator: " ").split(
      separator: ",",
      omittingEmptySubsequences: false
    )
    return try parts.map { part in
      let name = String(part).pythonStripped
      guard !name.isEmpty, !name.contains(where: { " \"'|".contains($0) }) else {
        throw tag.failure("Commas stand between the names of a loop's variables.", at: words.first)
      }
      return Name(name)
    }
  }

  func render(_ renderer: Renderer) throws {
    let parent = renderer.scopes[.forloop].flatMap(Self.position)
    renderer.scopes.push()
    defer { renderer.scopes.pop() }
    let value = try sequence.valueOrNone(renderer)
    if case .null = value { return try empty?.render(renderer) ?? () }
    guard let items = value.elements else {
      throw PythonFailure(.type, "'\(sequence.text)' is \(value.kindName) and cannot be looped over")
    }
    guard !items.isEmpty else { return try empty?.render(renderer) ?? () }
    let outer = renderer.loop
    renderer.loop = LoopMemory()
    defer { renderer.loop = outer }
    try loop(items, parent.map(LoopPosition.Parent.init), renderer)
  }

  private static func position(_ value: FieldValue) -> LoopPosition? {
    if case .object(let loop as LoopPosition) = value { loop } else { nil }
  }

  private func loop(_ items: [FieldValue], _ parent: LoopPosition.Parent?, _ renderer: Renderer) throws {
    let count = items.count
    for index in 0..<count {
      let item = items[isReversed ? count - 1 - index : index]
      renderer.scopes.set(.forloop, .object(LoopPosition(index: index, count: count, parent: parent)))
      if names.count == 1 {
        renderer.scopes.set(names[0], item)
        try body.render(renderer)
      } else {
        try unpacked(item, renderer)
      }
    }
  }

  private func unpacked(_ item: FieldValue, _ renderer: Renderer) throws {
    let parts = item.elements
    guard let parts, parts.count == names.count else {
      throw PythonFailure(
        .value,
        "the loop has \(names.count) variables, but an item has \(parts?.count ?? 1) parts"
      )
    }
    renderer.scopes.push()
    defer { renderer.scopes.pop() }
    for (name, part) in zip(names, parts) { renderer.scopes.set(name, part) }
    try body.render(renderer)
  }
}
