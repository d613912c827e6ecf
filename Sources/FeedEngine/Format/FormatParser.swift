/// Turns a format's tokens into nodes: precedence as in Jinja.
struct FormatParser {
  private static let maximumDepth = 100

  private let tokens: [FormatToken]
  private var position = 0
  private var depth = 0

  init(tokens: [FormatToken]) { self.tokens = tokens }

  mutating func template() throws -> [Format.Node] {
    let nodes = try body(until: [])
    guard position == tokens.count else { throw FormatProblem.syntax("'\(tagName ?? "")' is not expected") }
    return nodes
  }

  // MARK: Nodes

  /// The nodes before the next tag that `ends` names.
  private mutating func body(until ends: Set<String>) throws -> [Format.Node] {
    var nodes: [Format.Node] = []
    while let token = peek {
      switch token {
      case .text(let text):
        position += 1
        nodes.append(.text(text))
      case .openValue:
        position += 1
        nodes.append(.value(try expression()))
        try expect(.closeValue)
      case .openTag:
        if let tagName, ends.contains(tagName) { return nodes }
        nodes.append(try choice())
      default: throw unexpected()
      }
    }
    guard ends.isEmpty else { throw FormatProblem.syntax("'endif' is missing") }
    return nodes
  }

  private var tagName: String? {
    guard position + 1 < tokens.count, case .name(let name) = tokens[position + 1] else { return nil }
    return name
  }

  private mutating func choice() throws -> Format.Node {
    guard tagName == "if" else { throw FormatProblem.syntax("there is no tag '\(tagName ?? "")'") }
    return try nested { parser in
      var branches: [Format.Branch] = []
      while true {
        let name = parser.tagName
        parser.position += 2
        let condition = name == "else" || name == "endif" ? nil : try parser.expression()
        try parser.expect(.closeTag)
        if name == "endif" { return .choice(branches) }
        let ends: Set<String> = name == "else" ? ["endif"] : ["elif", "else", "endif"]
        branches.append(Format.Branch(condition: condition, body: try parser.body(until: ends)))
      }
    }
  }

  // MARK: Expressions, loosest binding first

  private mutating func expression() throws -> FormatExpression {
    try nested { parser in
      let value = try parser.disjunction()
      guard parser.take(word: "if") else { return value }
      let condition = try parser.disjunction()
      let alternative = parser.take(word: "else") ? try parser.expression() : .constant(.undefined)
      return .choose(value, if: condition, else: alternative)
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

  private mutating func comparison() throws -> FormatExpression {
    var left = try sum()
    while let token = peek {
      if case .symbol(let symbol) = token, let comparison = FormatExpression.Comparison(rawValue: symbol) {
        position += 1
        left = .compare(comparison, left, try sum())
      } else if take(word: "in") {
        left = .contains(left, in: try sum())
      } else if token == .name("not"), position + 1 < tokens.count, tokens[position + 1] == .name("in") {
        position += 2
        left = .not(.contains(left, in: try sum()))
      } else if take(word: "is") {
        left = try test(left)
      } else {
        return left
      }
    }
    return left
  }

  /// Jinja's tests `defined` and `none`.
  private mutating func test(_ value: FormatExpression) throws -> FormatExpression {
    let isNegated = take(word: "not")
    let result: FormatExpression
    if take(word: "defined") {
      result = .compare(.unequal, value, .constant(.undefined))
    } else if take(word: "undefined") {
      result = .compare(.equal, value, .constant(.undefined))
    } else if take(word: "none") {
      result = .compare(.equal, value, .constant(.none))
    } else {
      throw unexpected()
    }
    return isNegated ? .not(result) : result
  }

  private mutating func sum() throws -> FormatExpression {
    try chain(["+", "-", "~"]) { try $0.product() }
  }

  private mutating func product() throws -> FormatExpression {
    try chain(["*", "/", "%"]) { try $0.filtered() }
  }

  private mutating func chain(
    _ symbols: Set<String>,
    _ operand: (inout FormatParser) throws -> FormatExpression
  ) throws -> FormatExpression {
    var left = try operand(&self)
    while case .symbol(let symbol)? = peek, symbols.contains(symbol),
      let operation = FormatExpression.Arithmetic(rawValue: symbol)
    {
      position += 1
      left = .calculate(operation, left, try operand(&self))
    }
    return left
  }

  private mutating func filtered() throws -> FormatExpression {
    var value = try postfix()
    while take("|") {
      let name = try name()
      guard let filter = FormatFilter(rawValue: name) else {
        throw FormatProblem.syntax("there is no filter '\(name)'")
      }
      value = .filter(value, filter, peek == .symbol("(") ? try arguments() : [])
    }
    return value
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
    case .string(let text): return .constant(.string(text))
    case .int(let number): return .constant(.int(number))
    case .double(let number): return .constant(.double(number))
    case .name(let name): return Self.constant(name).map { .constant($0) } ?? .name(name)
    case .symbol("-"): return .calculate(.subtract, .constant(.int(0)), try nested { try $0.postfix() })
    case .symbol("("):
      let value = try expression()
      try expect(.symbol(")"))
      return value
    case .symbol("["): return .list(try list(closing: "]"))
    default:
      position -= 1
      throw unexpected()
    }
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

  private mutating func list(closing: String) throws -> [FormatExpression] {
    var items: [FormatExpression] = []
    while !take(closing) {
      if !items.isEmpty { try expect(.symbol(",")) }
      items.append(try expression())
    }
    return items
  }

  // MARK: Tokens

  private var peek: FormatToken? { position < tokens.count ? tokens[position] : nil }

  private mutating func take(_ symbol: String) -> Bool { take(.symbol(symbol)) }
  private mutating func take(word: String) -> Bool { take(.name(word)) }

  private mutating func take(_ token: FormatToken) -> Bool {
    guard peek == token else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ token: FormatToken) throws {
    guard take(token) else { throw unexpected() }
  }

  private mutating func name() throws -> String {
    guard case .name(let name)? = peek else { throw unexpected() }
    position += 1
    return name
  }

  /// A name, or the index of a list's element.
  private mutating func memberName() throws -> String {
    guard case .int(let index)? = peek else { return try name() }
    position += 1
    return String(index)
  }

  /// Hostile formats must not exhaust the stack.
  private mutating func nested<Result>(_ body: (inout FormatParser) throws -> Result) throws -> Result {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { throw FormatProblem.syntax("it is nested too deeply") }
    return try body(&self)
  }

  private func unexpected() -> FormatProblem {
    switch peek {
    case nil: .syntax("it ends too early")
    case .text?: .syntax("text is not expected")
    case .openValue?, .openTag?: .syntax("an opening brace is not expected")
    case .closeValue?, .closeTag?: .syntax("a value is missing before the closing brace")
    case .name(let name)?: .syntax("'\(name)' is not expected")
    case .string(let text)?: .syntax("'\(text)' is not expected")
    case .int(let number)?: .syntax("\(number) is not expected")
    case .double(let number)?: .syntax("\(number) is not expected")
    case .symbol(let symbol)?: .syntax("'\(symbol)' is not expected")
    }
  }
}
