/// Expressions, the loosest binding first: the order of Jinja's own parser.
extension FormatParser {
  mutating func expression() throws -> FormatExpression {
    try nested { parser in
      var value = try parser.disjunction()
      while parser.take(word: "if") {
        let condition = try parser.disjunction()
        let alternative = parser.take(word: "else") ? try parser.expression() : .constant(.undefined)
        value = .choose(value, if: condition, else: alternative)
      }
      return value
    }
  }

  private mutating func disjunction() throws -> FormatExpression {
    var left = try conjunction()
    while take(word: "or") { left = .or(left, try conjunction()) }
    return left
  }

  private mutating func conjunction() throws -> FormatExpression {
    var left = try negation()
    while take(word: "and") { left = .and(left, try negation()) }
    return left
  }

  private mutating func negation() throws -> FormatExpression {
    guard take(word: "not") else { return try comparison() }
    return try nested { .not(try $0.negation()) }
  }

  /// As in Python `a < b < c` wants both.
  private mutating func comparison() throws -> FormatExpression {
    let first = try sum()
    var others: [FormatExpression.Comparand] = []
    while let comparison = takeComparison() {
      others.append(FormatExpression.Comparand(comparison: comparison, value: try sum()))
    }
    return others.isEmpty ? first : .compare(first, others)
  }

  private mutating func takeComparison() -> FormatExpression.Comparison? {
    if take(word: "in") { return .contained }
    if peek == .name("not"), following == .name("in") {
      position += 2
      return .notContained
    }
    guard case .symbol(let symbol)? = peek, let comparison = FormatExpression.Comparison(rawValue: symbol)
    else { return nil }
    position += 1
    return comparison
  }

  private mutating func sum() throws -> FormatExpression {
    try chain([.add, .subtract]) { try $0.joint() }
  }

  private mutating func joint() throws -> FormatExpression {
    try chain([.join]) { try $0.product() }
  }

  private mutating func product() throws -> FormatExpression {
    try chain([.multiply, .divide, .floorDivide, .modulo]) { try $0.signed(withFilters: true) }
  }

  private mutating func chain(
    _ operations: Set<FormatExpression.Arithmetic>,
    _ operand: (inout FormatParser) throws -> FormatExpression
  ) throws -> FormatExpression {
    var left = try operand(&self)
    while case .symbol(let symbol)? = peek, let operation = FormatExpression.Arithmetic(rawValue: symbol),
      operations.contains(operation)
    {
      position += 1
      left = .calculate(operation, left, try operand(&self))
    }
    return left
  }

  /// A filter is applied to the value with its sign: `-5|abs` is 5.
  private mutating func signed(withFilters: Bool) throws -> FormatExpression {
    let value: FormatExpression
    if take("-") {
      value = .negative(try nested { try $0.signed(withFilters: false) })
    } else if take("+") {
      value = try nested { try $0.signed(withFilters: false) }
    } else {
      value = try postfix()
    }
    return withFilters ? try filtered(value) : value
  }

  private mutating func filtered(_ first: FormatExpression) throws -> FormatExpression {
    var value = first
    while true {
      if take("|") {
        let name = try name()
        guard let filter = FormatFilter(rawValue: name) else {
          throw FormatProblem.syntax("there is no filter '\(name)'")
        }
        value = .filter(value, filter, peek == .symbol("(") ? try arguments() : [])
      } else if take(word: "is") {
        value = try test(value)
      } else {
        return value
      }
    }
  }

  private mutating func test(_ value: FormatExpression) throws -> FormatExpression {
    let isNegated = take(word: "not")
    let name = try name()
    guard let test = FormatTest(rawValue: name) else {
      throw FormatProblem.syntax("there is no test '\(name)'")
    }
    return isNegated ? .not(.test(value, test)) : .test(value, test)
  }

  private mutating func postfix() throws -> FormatExpression {
    var value = try primary()
    while true {
      if take(".") {
        let name = try memberName()
        value = peek == .symbol("(") ? .call(value, name, try arguments()) : .attribute(value, name)
      } else if take("[") {
        value = .element(value, try expression())
        try expect(.symbol("]"))
      } else {
        return value
      }
    }
  }

  private mutating func primary() throws -> FormatExpression {
    guard let token = peek else { throw FormatProblem.syntax("a value is missing at the end") }
    position += 1
    switch token {
    case .string(let text): return .constant(.string(text + adjacentTexts()))
    case .int(let number): return .constant(.int(number))
    case .double(let number): return .constant(.double(number))
    case .name(let name):
      guard !Self.words.contains(name) else { break }
      return Self.constant(name).map { .constant($0) } ?? .name(name)
    case .symbol("("): return try parenthesized()
    case .symbol("["): return .list(try list(closing: "]"))
    default: break
    }
    position -= 1
    throw unexpected()
  }

  /// Words that are no names.
  private static let words: Set<String> = ["and", "or", "not", "in", "is", "if", "else", "elif"]

  /// Texts side by side are one.
  private mutating func adjacentTexts() -> String {
    var text = ""
    while case .string(let more)? = peek {
      position += 1
      text += more
    }
    return text
  }

  /// A value in parentheses; with a comma, a list of them.
  private mutating func parenthesized() throws -> FormatExpression {
    if take(")") { return .list([]) }
    let first = try expression()
    guard take(",") else {
      try expect(.symbol(")"))
      return first
    }
    return .list([first] + (try list(closing: ")")))
  }

  private static func constant(_ name: String) -> FormatValue? {
    switch name {
    case "true", "True": .bool(true)
    case "false", "False": .bool(false)
    case "none", "None": FormatValue.none
    default: nil
    }
  }

  private mutating func arguments() throws -> [FormatExpression] {
    try expect(.symbol("("))
    return try list(closing: ")")
  }

  /// Values up to the closing bracket; a comma may follow the last.
  private mutating func list(closing: String) throws -> [FormatExpression] {
    var items: [FormatExpression] = []
    while !take(closing) {
      items.append(try expression())
      if peek != .symbol(closing) { try expect(.symbol(",")) }
    }
    return items
  }
}
