import FeedCore

/// `{% translate "text" as name %}`. There are no translations here: the text stands as it is.
final class TranslateNode: TemplateNode {
  private let expression: TemplateExpression
  private let name: Name?

  private init(_ expression: TemplateExpression, name: Name?) {
    self.expression = expression
    self.name = name
  }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    guard let text = tag.arguments.first else {
      throw tag.failure("'\(tag.name)' needs a text to translate.")
    }
    let expression = try parser.expression(text)
    var words = tag.arguments.dropFirst()
    var (name, seen) = (Name?.none, Set<String>())
    while let word = words.popFirst() {
      guard seen.insert(word.text).inserted else {
        throw tag.failure("'\(word.text)' stands here twice.", at: word)
      }
      switch word.text {
      case "noop": continue
      case "context":
        guard let value = words.popFirst(), value.text != "as", value.text != "noop" else {
          throw tag.failure("'context' needs a text after it.", at: word)
        }
        _ = try parser.expression(value)
      case "as":
        guard let value = words.popFirst() else { throw tag.failure("'as' needs a name after it.", at: word) }
        name = Name(value.text)
      default:
        let hint = Suggestion.didYouMean(word.text, among: ["noop", "context", "as"])
        throw tag.failure("'\(tag.name)' does not know '\(word.text)'.\(hint)", at: word)
      }
    }
    return TranslateNode(expression, name: name)
  }

  func render(_ renderer: Renderer) throws {
    let value = try expression.value(renderer)
    if let name { return renderer.scopes.set(name, .string(renderer.text(of: value))) }
    try renderer.write(value)
  }
}
