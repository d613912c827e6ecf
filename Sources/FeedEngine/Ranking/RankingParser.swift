/// Parses score expressions; names of functions are read in lower case. See “Score expressions” in the
/// article “Ranking” of FeedCore.
struct RankingParser {
  private enum Token: Hashable {
    case number(Double)
    case text(String)
    case name(String)
    case symbol(String)
  }

  private static let maximumDepth = 100
  /// A long chain is nested as deeply as it is long.
  private static let maximumTokens = 2000
  private static let longestText = 65_536

  private var tokens: [Token] = []
  private var position = 0
  private var depth = 0
  private let decays: [String: Decay]
  /// The variables that were met.
  private(set) var variables: Set<String> = []

  /// - Parameter decays: the named decay functions.
  init(_ text: String, decays: [String: Decay]) throws {
    self.decays = decays
    guard text.utf8.count <= Self.longestText else { throw RankingProblem("it is too long") }
    tokens = try Self.tokens(of: text)
    guard tokens.count <= Self.maximumTokens else { throw RankingProblem("it is too long") }
  }

  mutating func expression() throws -> RankingExpression {
    let expression = try choice()
    guard position == tokens.count else { throw unexpected() }
    return expression
  }

  // MARK: Tokens

  private static func tokens(of text: String) throws -> [Token] {
    var rest = text[...]
    var tokens: [Token] = []
    while let first = rest.first {
      if first.isWhitespace {
        rest = rest.dropFirst()
      } else if first.isASCII, first.isNumber || first == "." {
        tokens.append(try number(&rest))
      } else if first.isLetter || first == "_" {
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
        rest = rest[name.endIndex...]
        tokens.append(.name(String(name)))
      } else if first == "'" || first == "\"" {
        let content = rest.dropFirst().prefix { $0 != first }
        guard content.endIndex < rest.endIndex else { throw RankingProblem("a text does not end") }
        rest = rest[rest.index(after: content.endIndex)...]
        tokens.append(.text(String(content)))
      } else {
        tokens.append(try symbol(&rest))
      }
    }
    return tokens
  }

  private static func number(_ rest: inout Substring) throws -> Token {
    var end = rest.drop { $0.isASCII && $0.isNumber || $0 == "." }
    if let mark = end.first, mark == "e" || mark == "E" {
      var exponent = end.dropFirst()
      if exponent.first == "-" || exponent.first == "+" { exponent = exponent.dropFirst() }
      if exponent.first?.isNumber == true { end = exponent.drop { $0.isASCII && $0.isNumber } }
    }
    let digits = rest[..<end.startIndex]
    guard let value = Double(digits) else { throw RankingProblem("'\(digits)' is not a number") }
    rest = end
    return .number(value)
  }

  private static func symbol(_ rest: inout Substring) throws -> Token {
    let known = [
      "&&", "||", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%", "^", "(", ")", ",", "?", ":",
      "!",
    ]
    guard let symbol = known.first(where: { rest.hasPrefix($0) }) else {
      throw RankingProblem("'\(rest.prefix(1))' is not expected")
    }
    rest = rest.dropFirst(symbol.count)
    return .symbol(symbol)
  }

  private var peek: Token? { position < tokens.count ? tokens[position] : nil }

  private mutating func take(_ symbol: String) -> Bool {
    guard peek == .symbol(symbol) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ symbol: String) throws {
    guard take(symbol) else { throw unexpected() }
  }

  private func unexpected() -> RankingProblem {
    switch peek {
    case nil: RankingProblem("it ends too early")
    case .number(let number)?: RankingProblem("\(number) is not expected")
    case .text(let text)?, .name(let text)?, .symbol(let text)?: RankingProblem("'\(text)' is not expected")
    }
  }

  // MARK: Precedence, loosest first

  /// Hostile expressions must not exhaust the stack.
  private mutating func nested<Result>(_ body: (inout RankingParser) throws -> Result) throws -> Result {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { throw RankingProblem("it is nested too deeply") }
    return try body(&self)
  }

  private mutating func choice() throws -> RankingExpression {
    try nested { parser in
      let condition = try parser.disjunction()
      guard parser.take("?") else { return condition }
      let then = try parser.choice()
      try parser.expect(":")
      return .choose(condition, then: then, else: try parser.choice())
    }
  }

  private mutating func disjunction() throws -> RankingExpression {
    var left = try conjunction()
    while take("||") { left = .or(left, try conjunction()) }
    return left
  }

  private mutating func conjunction() throws -> RankingExpression {
    var left = try comparison()
    while take("&&") { left = .and(left, try comparison()) }
    return left
  }

  private mutating func comparison() throws -> RankingExpression {
    var left = try sum()
    while true {
      if take("==") {
        left = .equal(left, try sum())
      } else if take("!=") {
        left = .not(.equal(left, try sum()))
      } else if let operation = operation(among: ["<", ">", "<=", ">="]) {
        left = .calculate(operation, left, try sum())
      } else {
        return left
      }
    }
  }

  private mutating func sum() throws -> RankingExpression {
    var left = try product()
    while let operation = operation(among: ["+", "-"]) { left = .calculate(operation, left, try product()) }
    return left
  }

  private mutating func product() throws -> RankingExpression {
    var left = try prefixed()
    while let operation = operation(among: ["*", "/", "%"]) {
      left = .calculate(operation, left, try prefixed())
    }
    return left
  }

  private mutating func operation(among symbols: Set<String>) -> RankingExpression.Operation? {
    guard case .symbol(let symbol)? = peek, symbols.contains(symbol) else { return nil }
    position += 1
    return RankingExpression.Operation(rawValue: symbol)
  }

  /// A sign binds less than a power: `-2 ^ 2` is -4.
  private mutating func prefixed() throws -> RankingExpression {
    try nested { parser in
      if parser.take("-") { return .negative(try parser.prefixed()) }
      if parser.take("+") { return try parser.prefixed() }
      if parser.take("!") { return .not(try parser.prefixed()) }
      return try parser.power()
    }
  }

  private mutating func power() throws -> RankingExpression {
    let base = try primary()
    guard take("^") else { return base }
    return .calculate(.power, base, try prefixed())
  }

  private mutating func primary() throws -> RankingExpression {
    guard let token = peek else { throw unexpected() }
    switch token {
    case .number(let number):
      position += 1
      return .constant(.number(number))
    case .text(let text):
      position += 1
      return .constant(.text(text))
    case .name(let name):
      position += 1
      return try take("(") ? call(name) : variable(name)
    case .symbol("("):
      position += 1
      let inner = try choice()
      try expect(")")
      return inner
    case .symbol: throw unexpected()
    }
  }

  private mutating func variable(_ name: String) -> RankingExpression {
    switch name {
    case "true": return .constant(.number(1))
    case "false": return .constant(.number(0))
    default:
      variables.insert(name)
      return .variable(name)
    }
  }

  private mutating func call(_ name: String) throws -> RankingExpression {
    var arguments: [RankingExpression] = []
    while !take(")") {
      if !arguments.isEmpty { try expect(",") }
      arguments.append(try choice())
    }
    if let decay = decays[name] { return .decay(decay, try only(arguments, name)) }
    if let base = Decay.Base(rawValue: name.lowercased()) {
      return .bareDecay(base, try only(arguments, name))
    }
    guard let function = RankingFunction(rawValue: name.lowercased()) else {
      throw RankingProblem("there is no function '\(name)'")
    }
    guard function.arity.contains(arguments.count) else {
      throw RankingProblem("'\(name)' does not take \(arguments.count) arguments")
    }
    return .call(function, arguments)
  }

  private func only(_ arguments: [RankingExpression], _ name: String) throws -> RankingExpression {
    guard arguments.count == 1 else { throw RankingProblem("'\(name)' takes one argument") }
    return arguments[0]
  }
}
