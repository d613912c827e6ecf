/// A piece of a format's text.
enum FormatToken: Hashable {
  case text(String)
  case openValue, closeValue, openTag, closeTag
  case name(String)
  case string(String)
  case int(Int64)
  case double(Double)
  /// An operator or a bracket.
  case symbol(String)
}

/// Cuts a format into tokens.
struct FormatLexer {
  private var rest: Substring
  private var tokens: [FormatToken] = []

  /// More than any format needs, and a long chain is nested as deeply as it is long.
  private static let maximumTokens = 2000
  private static let longestText = 65_536

  /// As Jinja reads a template: lines end in `\n`, and one line end at the end does not count.
  static func tokens(of text: String) throws -> [FormatToken] {
    guard text.utf8.count <= longestText else { throw FormatProblem.syntax("it is too long") }
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    var lexer = FormatLexer(rest: lines.hasSuffix("\n") ? lines.dropLast() : lines[...])
    while !lexer.rest.isEmpty { try lexer.section() }
    guard lexer.tokens.count <= maximumTokens else { throw FormatProblem.syntax("it is too long") }
    return lexer.tokens
  }

  private init(rest: Substring) { self.rest = rest }

  /// Text up to the next brace pair, and what stands between those braces.
  private mutating func section() throws {
    guard let start = nextOpening() else {
      tokens.append(.text(String(rest)))
      rest = ""
      return
    }
    var text = rest[..<start]
    let opening = rest[start...].prefix(2)
    rest = rest[start...].dropFirst(2)
    if rest.first == "-" {
      rest = rest.dropFirst()
      while text.last?.isWhitespace == true { text = text.dropLast() }
    } else if rest.first == "+", opening != "{{" {
      // Keeps blanks that an option, which is never on here, would take.
      rest = rest.dropFirst()
    }
    if !text.isEmpty { tokens.append(.text(String(text))) }
    switch opening {
    case "{{": try code(opening: .openValue, closing: .closeValue, ending: "}}")
    case "{%": try code(opening: .openTag, closing: .closeTag, ending: "%}")
    default: try comment()
    }
  }

  private func nextOpening() -> Substring.Index? {
    var index = rest.startIndex
    while let brace = rest[index...].firstIndex(of: "{") {
      let next = rest.index(after: brace)
      if next < rest.endIndex, "{%#".contains(rest[next]) { return brace }
      index = next
    }
    return nil
  }

  private mutating func comment() throws {
    guard let end = rest.firstRange(of: "#}") else { throw FormatProblem.syntax("a comment does not end") }
    let trims = rest[..<end.lowerBound].last == "-"
    rest = rest[end.upperBound...]
    if trims { rest = rest.drop(while: \.isWhitespace) }
  }

  private mutating func code(opening: FormatToken, closing: FormatToken, ending: String) throws {
    tokens.append(opening)
    while true {
      rest = rest.drop(while: \.isWhitespace)
      if rest.hasPrefix("-" + ending) {
        rest = rest.dropFirst(3).drop(while: \.isWhitespace)
        break
      }
      if rest.hasPrefix(ending) {
        rest = rest.dropFirst(2)
        break
      }
      try token(ending: ending)
    }
    tokens.append(closing)
  }

  private mutating func token(ending: String) throws {
    guard let first = rest.first else { throw FormatProblem.syntax("'\(ending)' is missing") }
    if first.isLetter || first == "_" {
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      tokens.append(.name(String(name)))
      rest = rest[name.endIndex...]
    } else if first.isASCII, first.isNumber {
      try number()
    } else if first == "'" || first == "\"" {
      try string(quote: first)
    } else {
      try symbol()
    }
  }

  private mutating func number() throws {
    var digits = rest.prefix { $0.isASCII && $0.isNumber }
    let after = rest[digits.endIndex...]
    if after.first == ".", let next = after.dropFirst().first, next.isASCII, next.isNumber {
      digits = rest[..<after.dropFirst().drop { $0.isASCII && $0.isNumber }.startIndex]
    }
    rest = rest[digits.endIndex...]
    if let value = Int64(digits) {
      tokens.append(.int(value))
    } else if let value = Double(digits) {
      tokens.append(.double(value))
    } else {
      throw FormatProblem.syntax("'\(digits)' is not a number")
    }
  }

  private mutating func string(quote: Character) throws {
    rest = rest.dropFirst()
    var value = ""
    while let character = rest.popFirst() {
      if character == quote {
        tokens.append(.string(value))
        return
      }
      guard character == "\\", let escaped = rest.popFirst() else {
        value.append(character)
        continue
      }
      value += try expansion(of: escaped)
    }
    throw FormatProblem.syntax("a text does not end")
  }

  /// Python's escapes; a backslash before anything else stays.
  private mutating func expansion(of escaped: Character) throws -> String {
    switch escaped {
    case "\\", "'", "\"": return String(escaped)
    case "\n": return ""
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "a": return "\u{7}"
    case "b": return "\u{8}"
    case "f": return "\u{c}"
    case "v": return "\u{b}"
    case "x": return try scalar(digits: 2)
    case "u": return try scalar(digits: 4)
    case "U": return try scalar(digits: 8)
    default: return "\\" + String(escaped)
    }
  }

  private mutating func scalar(digits: Int) throws -> String {
    let code = rest.prefix(digits)
    rest = rest[code.endIndex...]
    guard code.count == digits, let value = UInt32(code, radix: 16), let scalar = Unicode.Scalar(value) else {
      throw FormatProblem.syntax("'\\\(code)' stands for no character")
    }
    return String(scalar)
  }

  private mutating func symbol() throws {
    let known = [
      "==", "!=", "<=", ">=", "<", ">", "(", ")", "[", "]", ".", ",", "|", "+", "-", "*", "//", "/", "%", "~",
    ]
    guard let symbol = known.first(where: { rest.hasPrefix($0) }) else {
      throw FormatProblem.syntax("'\(rest.prefix(1))' is not expected")
    }
    tokens.append(.symbol(symbol))
    rest = rest.dropFirst(symbol.count)
  }
}
