import FeedCore

/// `{% with name=value %}…{% endwith %}`
final class WithNode: TemplateNode {
  private let values: [(Name, TemplateExpression)]
  private let nodes: NodeList

  private init(values: [(Name, TemplateExpression)], nodes: NodeList) {
    self.values = values
    self.nodes = nodes
  }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    var words = tag.arguments[...]
    let values = try KeywordArguments.take(from: &words, allowsLegacy: true, parser)
    guard !values.isEmpty else { throw tag.failure("'with' needs a variable, as in {% with name=value %}.") }
    if let word = words.first { throw tag.failure("'\(word.text)' is too much here.", at: word) }
    return WithNode(values: values, nodes: try parser.body(until: "endwith"))
  }

  func render(_ renderer: Renderer) throws {
    let resolved = try values.map { ($0.0, try $0.1.value(renderer)) }
    renderer.scopes.push()
    defer { renderer.scopes.pop() }
    for (name, value) in resolved { renderer.scopes.set(name, value) }
    try nodes.render(renderer)
  }
}

/// `{% firstof a b "text" as name %}`: the first value that is true.
final class FirstOfNode: TemplateNode {
  private let values: [TemplateExpression]
  private let name: Name?

  private init(values: [TemplateExpression], name: Name?) {
    self.values = values
    self.name = name
  }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    guard !tag.arguments.isEmpty else { throw tag.failure("'firstof' needs values to choose from.") }
    let (words, name) = tag.splittingName()
    return FirstOfNode(values: try words.map(parser.expression), name: name)
  }

  func render(_ renderer: Renderer) throws {
    let value = try first(renderer)
    if let name { return renderer.scopes.set(name, .string(renderer.text(of: value))) }
    try renderer.write(value)
  }

  private func first(_ renderer: Renderer) throws -> FieldValue {
    for expression in values {
      let value = try expression.valueOrNone(renderer)
      if value.isTrue { return value }
    }
    return .string("")
  }
}

/// `{% now "H:i" as name %}`
final class NowNode: TemplateNode {
  private let format: DateFormat
  private let name: Name?

  private init(format: DateFormat, name: Name?) {
    self.format = format
    self.name = name
  }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    let (words, name) = tag.arguments.count == 3 ? tag.splittingName() : (tag.arguments, nil)
    guard words.count == 1 else { throw tag.failure("'now' takes one format, as in {% now \"H:i\" %}.") }
    let format = String(words[0].text.unicodeScalars.dropFirst().dropLast())
    return NowNode(format: format.isEmpty ? .date : DateFormat(format), name: name)
  }

  func render(_ renderer: Renderer) throws {
    let text = format.text(LocalTime(renderer.environment.now, in: renderer.environment.zone))
    if let name { return renderer.scopes.set(name, .string(text)) }
    try renderer.write(.string(text))
  }
}

/// `{% widthratio value maximum width as name %}`
final class WidthRatioNode: TemplateNode {
  private let value: TemplateExpression
  private let maximum: TemplateExpression
  private let width: TemplateExpression
  private let name: Name?

  private init(_ expressions: [TemplateExpression], name: Name?) {
    value = expressions[0]
    maximum = expressions[1]
    width = expressions[2]
    self.name = name
  }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    let words = tag.arguments
    guard words.count == 3 || (words.count == 5 && words[3].text == "as") else {
      throw tag.failure("'widthratio' takes a value, a maximum and a width.")
    }
    let expressions = try words[..<3].map(parser.expression)
    return WidthRatioNode(expressions, name: words.count == 5 ? Name(words[4].text) : nil)
  }

  func render(_ renderer: Renderer) throws {
    guard let text = try ratio(renderer) else { return }
    if let name { return renderer.scopes.set(name, .string(text)) }
    try renderer.write(.string(text))
  }

  /// Without its fraction; of any size, as Python's whole numbers are.
  private static func whole(_ value: FieldValue) throws -> Double {
    if case .double(let width) = value, width.isFinite { return width.rounded(.towardZero) }
    return Double(try value.pythonInt())
  }

  private func ratio(_ renderer: Renderer) throws -> String? {
    let (one, other, columns): (FieldValue, FieldValue, Double)
    do {
      one = try value.value(renderer)
      other = try maximum.value(renderer)
      columns = try Self.whole(try width.value(renderer))
    } catch let failure as PythonFailure where failure.kind == .missingVariable {
      return nil
    } catch let failure as PythonFailure where failure.kind == .value || failure.kind == .type {
      throw RenderFailure("The last argument of 'widthratio' must be a number.")
    }
    guard let part = try? one.pythonFloat(), let whole = try? other.pythonFloat() else { return "" }
    guard whole != 0 else { return "0" }
    let ratio = (part / whole * columns).rounded(.toNearestOrEven)
    guard ratio.isFinite else { return "" }
    return ratio == 0 ? "0" : PercentFormat.fixed(ratio, places: 0)
  }
}

extension TagToken {
  /// The words before `as name`, and the name.
  func splittingName() -> ([TagArgument], Name?) {
    guard arguments.count >= 2, arguments[arguments.count - 2].text == "as" else { return (arguments, nil) }
    return (Array(arguments.dropLast(2)), Name(arguments[arguments.count - 1].text))
  }
}
