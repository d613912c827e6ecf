/// Turns a format's tokens into nodes: precedence as in Jinja.
struct FormatParser {
  private static let maximumDepth = 100

  private let tokens: [FormatToken]
  var position = 0
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

  // MARK: Tokens

  var peek: FormatToken? { position < tokens.count ? tokens[position] : nil }
  /// The token after the next one.
  var following: FormatToken? { position + 1 < tokens.count ? tokens[position + 1] : nil }

  mutating func take(_ symbol: String) -> Bool { take(.symbol(symbol)) }
  mutating func take(word: String) -> Bool { take(.name(word)) }

  private mutating func take(_ token: FormatToken) -> Bool {
    guard peek == token else { return false }
    position += 1
    return true
  }

  mutating func expect(_ token: FormatToken) throws {
    guard take(token) else { throw unexpected() }
  }

  mutating func name() throws -> String {
    guard case .name(let name)? = peek else { throw unexpected() }
    position += 1
    return name
  }

  /// A name, or the index of a list's element.
  mutating func memberName() throws -> String {
    guard case .int(let index)? = peek else { return try name() }
    position += 1
    return String(index)
  }

  /// Hostile formats must not exhaust the stack.
  mutating func nested<Result>(_ body: (inout FormatParser) throws -> Result) throws -> Result {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { throw FormatProblem.syntax("it is nested too deeply") }
    return try body(&self)
  }

  func unexpected() -> FormatProblem {
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
