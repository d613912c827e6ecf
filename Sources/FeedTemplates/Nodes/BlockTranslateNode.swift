import FeedCore

/// `{% blocktranslate with name=value count n=number trimmed %}…{% plural %}…{% endblocktranslate %}`.
///
/// There are no translations here: the text stands as it is, in the singular or the plural as English has it.
final class BlockTranslateNode: TemplateNode {
  /// Text, or the name of a variable: nothing else is in a text for translation.
  private enum Piece: Sendable {
    case text(String)
    case variable(Name)
  }

  /// The words of the tag.
  private struct Options {
    var values: [(Name, TemplateExpression)] = []
    var count: (name: Name, value: TemplateExpression)?
    var isTrimmed = false
    var name: Name?
  }

  private let options: Options
  private let singular: [Piece]
  private let plural: [Piece]

  private init(_ options: Options, singular: [Piece], plural: [Piece]) {
    self.options = options
    self.singular = singular
    self.plural = plural
  }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    let options = try options(tag, parser)
    var (singular, end) = try parser.translatable(tag)
    var plural: [Token] = []
    if options.count != nil {
      guard end.contents == "plural" else {
        throw end.failure("'\(tag.name)' with 'count' needs {% plural %}, and has no other tags inside.")
      }
      (plural, end) = try parser.translatable(tag)
    }
    guard end.contents == "end" + tag.name else {
      throw end.failure("'\(tag.name)' has no other tags inside: '\(end.name)' must stand outside.")
    }
    return BlockTranslateNode(
      options,
      singular: pieces(singular, isTrimmed: options.isTrimmed),
      plural: pieces(plural, isTrimmed: options.isTrimmed)
    )
  }

  private static func options(_ tag: TagToken, _ parser: TemplateParser) throws -> Options {
    var options = Options()
    var words = tag.arguments[...]
    var seen: Set<String> = []
    while let word = words.popFirst() {
      guard seen.insert(word.text).inserted else {
        throw tag.failure("'\(word.text)' stands here twice.", at: word)
      }
      switch word.text {
      case "with":
        options.values = try KeywordArguments.take(from: &words, allowsLegacy: true, parser)
        guard !options.values.isEmpty else {
          throw tag.failure("'with' needs a variable, as in with name=value.", at: word)
        }
      case "count":
        let counts = try KeywordArguments.take(from: &words, allowsLegacy: true, parser)
        guard counts.count == 1 else {
          throw tag.failure("'count' needs one variable, as in count n=list|length.", at: word)
        }
        options.count = counts[0]
      case "context":
        guard let value = words.popFirst() else {
          throw tag.failure("'context' needs a text after it.", at: word)
        }
        _ = try parser.expression(value)
      case "trimmed": options.isTrimmed = true
      case "asvar":
        guard let value = words.popFirst() else {
          throw tag.failure("'asvar' needs a name after it.", at: word)
        }
        options.name = Name(value.text)
      default:
        let hint = Suggestion.didYouMean(word.text, among: ["with", "count", "context", "trimmed", "asvar"])
        throw tag.failure("'\(tag.name)' does not know '\(word.text)'.\(hint)", at: word)
      }
    }
    return options
  }

  private static func pieces(_ tokens: [Token], isTrimmed: Bool) -> [Piece] {
    tokens.enumerated().map { index, token in
      guard token.kind == .text else { return .variable(Name(token.contents)) }
      let text = TerminalSafety.cleaned(token.contents)
      guard isTrimmed else { return .text(text) }
      return .text(trimmed(text, isFirst: index == 0, isLast: index == tokens.count - 1))
    }
  }

  /// Line ends become single blanks, together with the blanks around them.
  private static func trimmed(_ text: String, isFirst: Bool, isLast: Bool) -> String {
    var result = String.UnicodeScalarView()
    var blanks = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.isPythonSpace {
        blanks.append(scalar)
        continue
      }
      result.append(contentsOf: isFirst && result.isEmpty ? "".unicodeScalars : joined(blanks))
      blanks = String.UnicodeScalarView()
      result.append(scalar)
    }
    let isBlankStart = isFirst && result.isEmpty
    if !isLast, !isBlankStart { result.append(contentsOf: joined(blanks)) }
    return String(result)
  }

  private static func joined(_ blanks: String.UnicodeScalarView) -> String.UnicodeScalarView {
    blanks.contains("\n") ? " ".unicodeScalars : blanks
  }

  func render(_ renderer: Renderer) throws {
    guard let name = options.name else { return try write(renderer) }
    let output = try renderer.capture { try write(renderer) }
    renderer.scopes.set(name, .object(StyledFragment(output)))
  }

  private func write(_ renderer: Renderer) throws {
    let values = try options.values.map { ($0.0, try $0.1.value(renderer)) }
    renderer.scopes.push()
    defer { renderer.scopes.pop() }
    for (name, value) in values { renderer.scopes.set(name, value) }
    for piece in try isPlural(renderer) ? plural : singular {
      switch piece {
      case .text(let text): renderer.output.append(text)
      case .variable(let name): try renderer.write(renderer.scopes[name] ?? .string(""))
      }
    }
  }

  private func isPlural(_ renderer: Renderer) throws -> Bool {
    guard let (name, expression) = options.count else { return false }
    let value = try expression.value(renderer)
    guard let number = value.exactNumber else {
      throw RenderFailure("'\(expression.text)' must be a number to count, but is \(value.kindName).")
    }
    renderer.scopes.set(name, value)
    return number.doubleValue != 1
  }
}
