/// Reads the words of an `if` by operator precedence: `or`, `and`, `not`, `in`, then comparisons.
///
/// Source: Django's `if`, whose precedence is Python's.
struct ConditionParser {
  private let parser: TemplateParser
  private let words: [TagArgument]
  private var position = 0
  private var depth = 0

  /// - Throws: `SyntaxFailure` from the words; `TemplateError` from an operand.
  static func parse(_ tag: TagToken, _ parser: TemplateParser) throws -> Condition {
    guard !tag.arguments.isEmpty else { throw tag.failure("'\(tag.name)' needs a condition.") }
    // A long chain becomes a deep tree.
    guard tag.arguments.count <= 1000 else { throw tag.failure("The condition is too long.") }
    var reader = ConditionParser(parser: parser, words: joined(tag.arguments))
    let condition = try reader.condition(binding: 0)
    guard let word = reader.current else { return condition }
    throw SyntaxFailure(
      "'\(word.text)' is too much here: an operator is missing before it.",
      offset: word.offset
    )
  }

  private init(parser: TemplateParser, words: [TagArgument]) {
    self.parser = parser
    self.words = words
  }

  /// Makes one word of `not in` and of `is not`.
  private static func joined(_ words: [TagArgument]) -> [TagArgument] {
    var result: [TagArgument] = []
    var index = 0
    while index < words.count {
      let next = index + 1 < words.count ? words[index + 1].text : ""
      if (words[index].text, next) == ("not", "in") || (words[index].text, next) == ("is", "not") {
        result.append(TagArgument(text: words[index].text + " " + next, offset: words[index].offset))
        index += 2
      } else {
        result.append(words[index])
        index += 1
      }
    }
    return result
  }

  private var current: TagArgument? { position < words.count ? words[position] : nil }

  /// How strongly an infix operator holds its sides together; nil for other words.
  private static func binding(of word: String) -> Int? {
    switch word {
    case "or": 6
    case "and": 7
    case "in", "not in": 9
    case "==", "!=", "<", "<=", ">", ">=", "is", "is not": 10
    default: nil
    }
  }

  private mutating func condition(binding minimum: Int) throws -> Condition {
    depth += 1
    defer { depth -= 1 }
    guard depth <= RenderLimits.maximumNesting else {
      throw SyntaxFailure("The condition is nested too deeply.", offset: current?.offset ?? 0)
    }
    var left = try operand()
    while let word = current {
      guard let binding = Self.binding(of: word.text) else { break }
      guard binding > minimum else { break }
      position += 1
      let right = try condition(binding: binding)
      left = Self.combined(word.text, left, right)
    }
    return left
  }

  private mutating func operand() throws -> Condition {
    guard let word = current else {
      let offset = words.last.map { $0.offset + $0.text.utf8.count } ?? 0
      throw SyntaxFailure("The condition ends where a value should stand.", offset: offset)
    }
    position += 1
    if word.text == "not" { return .not(try condition(binding: 8)) }
    if Self.binding(of: word.text) != nil {
      throw SyntaxFailure("A value must stand before '\(word.text)'.", offset: word.offset)
    }
    return .value(try parser.expression(word))
  }

  private static func combined(_ word: String, _ left: Condition, _ right: Condition) -> Condition {
    switch word {
    case "and": .and(left, right)
    case "or": .or(left, right)
    default: Condition.Operator(rawValue: word).map { .comparison($0, left, right) } ?? left
    }
  }
}
