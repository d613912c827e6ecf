import FeedCore

/// `{% lorem count w|p|b random %}`: words or paragraphs to try a layout with.
final class LoremNode: TemplateNode {
  private enum Form: String {
    case words = "w"
    case elements = "p"
    case blocks = "b"
  }

  private static let passage =
    "Lorem ipsum dolor sit amet, consectetur adipisicing elit, sed do eiusmod tempor incididunt ut labore et "
    + "dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex "
    + "ea commodo consequat. Duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore eu "
    + "fugiat nulla pariatur. Excepteur sint occaecat cupidatat non proident, sunt in culpa qui officia deserunt "
    + "mollit anim id est laborum."

  private static let words = passage.lowercased().split { ",. ".contains($0) }.map(String.init)
  /// The first words, which come first unless chance decides.
  private static let commonCount = 19

  private let count: TemplateExpression?
  private let form: Form
  private let isRandom: Bool

  private init(count: TemplateExpression?, form: Form, isRandom: Bool) {
    self.count = count
    self.form = form
    self.isRandom = isRandom
  }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    var words = tag.arguments
    let isRandom = words.last?.text == "random"
    if isRandom { words.removeLast() }
    let form = words.last.flatMap { Form(rawValue: $0.text) }
    if form != nil { words.removeLast() }
    guard words.count <= 1 else {
      throw tag.failure("'lorem' takes a count, one of w, p and b, and random.", at: words.last)
    }
    return LoremNode(count: try words.first.map(parser.expression), form: form ?? .blocks, isRandom: isRandom)
  }

  func render(_ renderer: Renderer) throws {
    let count = try count.map { try Self.number($0, renderer) } ?? 1
    try renderer.limits.check(bytes: min(max(count, 0), 1 << 40) * 8)
    switch form {
    case .words: renderer.output.append(words(count, renderer).joined(separator: " "))
    case .elements:
      renderer.output.append(paragraphs(count, renderer).map { "<p>\($0)</p>" }.joined(separator: "\n\n"))
    case .blocks: renderer.output.append(paragraphs(count, renderer).joined(separator: "\n\n"))
    }
  }

  /// One, where the value is not a number.
  private static func number(_ expression: TemplateExpression, _ renderer: Renderer) throws -> Int {
    let value = try expression.value(renderer)
    return (try? value.pythonInt()) ?? 1
  }

  private func words(_ count: Int, _ renderer: Renderer) -> [String] {
    let common = isRandom ? [] : Array(Self.words.prefix(Self.commonCount))
    guard count > common.count else {
      return Array(count < 0 ? common.dropLast(Int(min(count.magnitude, 100))) : common.prefix(count))
    }
    return common + (common.count..<count).map { _ in word(renderer) }
  }

  private func paragraphs(_ count: Int, _ renderer: Renderer) -> [String] {
    (0..<max(0, count)).map { index in
      if index == 0, !isRandom { return Self.passage }
      let words = (0..<30).map { _ in word(renderer) }.joined(separator: " ")
      return words.prefix(1).uppercased() + words.dropFirst() + "."
    }
  }

  private func word(_ renderer: Renderer) -> String {
    Self.words.randomElement(using: &renderer.random) ?? "lorem"
  }
}
