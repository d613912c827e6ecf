import FeedCore

/// Reads `value|filter:argument|…`.
///
/// No blank may stand around the colon; blanks around `|` may. Source: Django's filter syntax.
struct ExpressionParser {
  private let scalars: [Unicode.Scalar]
  private let text: String
  private let language: TemplateLanguage
  private var position = 0

  /// - Throws: `SyntaxFailure`, its offset counted in bytes from the start of `text`.
  static func parse(_ text: String, language: TemplateLanguage) throws(SyntaxFailure) -> TemplateExpression {
    var parser = ExpressionParser(text: text, language: language)
    return try parser.expression()
  }

  private init(text: String, language: TemplateLanguage) {
    self.text = text
    self.language = language
    scalars = Array(text.unicodeScalars)
  }

  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private func failure(_ message: String, at position: Int? = nil) -> SyntaxFailure {
    let prefix = String(scalars[..<min(scalars.count, position ?? self.position)])
    return SyntaxFailure(message, offset: prefix.utf8.count)
  }

  private mutating func expression() throws(SyntaxFailure) -> TemplateExpression {
    guard let operand = try operand() else {
      throw failure(
        text.isEmpty ? "Something to print is missing here." : "A variable or a value must stand here."
      )
    }
    var calls: [TemplateExpression.Call] = []
    while let call = try call() { calls.append(call) }
    guard position == scalars.count else { throw remainder() }
    return TemplateExpression(operand: operand, calls: calls, text: text)
  }

  private func remainder() -> SyntaxFailure {
    let rest = String(scalars[position...]).shortened
    if rest.pythonStripped.hasPrefix(":") {
      return failure("A filter's argument follows its colon without blanks, as in date:\"H:i\".")
    }
    return failure("'\(rest)' cannot be read here.")
  }

  private mutating func operand() throws(SyntaxFailure) -> TemplateExpression.Operand? {
    if let constant = constant() { return .literal(.string(constant)) }
    let start = position
    guard let word = word() else { return nil }
    if let number = Self.number(word) { return .literal(number) }
    if word.hasPrefix("_") || word.contains("._") {
      throw failure("'\(word)' is private: a variable must not begin with an underscore.", at: start)
    }
    return .variable(Path(word))
  }

  private mutating func call() throws(SyntaxFailure) -> TemplateExpression.Call? {
    let start = position
    skipBlanks()
    guard current == "|" else {
      position = start
      return nil
    }
    position += 1
    skipBlanks()
    let nameStart = position
    while let scalar = current, scalar.isPythonWord { position += 1 }
    let name = String(scalars[nameStart..<position])
    guard !name.isEmpty else {
      position = start
      return nil
    }
    guard let filter = language.filter(name) else {
      let hint = Suggestion.didYouMean(name, among: language.filterNames)
      throw failure("There is no filter '\(name)'.\(hint)", at: nameStart)
    }
    let argument = try argument()
    try check(filter, hasArgument: argument != nil, at: nameStart)
    return TemplateExpression.Call(filter: filter, argument: argument)
  }

  private mutating func argument() throws(SyntaxFailure) -> TemplateExpression.Operand? {
    guard current == ":" else { return nil }
    position += 1
    let operand = try operand()
    if operand == nil { position -= 1 }
    return operand
  }

  private func check(_ filter: TemplateFilter, hasArgument: Bool, at position: Int) throws(SyntaxFailure) {
    if filter.argument == .required, !hasArgument {
      throw failure(
        "The filter '\(filter.name)' needs an argument, as in \(filter.name):\"…\".",
        at: position
      )
    }
    if filter.argument == .none, hasArgument {
      throw failure("The filter '\(filter.name)' takes no argument.", at: position)
    }
  }

  private mutating func skipBlanks() {
    while let scalar = current, scalar.isPythonSpace { position += 1 }
  }

  /// A quoted text, perhaps marked for translation as in `_("text")`.
  private mutating func constant() -> String? {
    let start = position
    let isTranslated = current == "_" && position + 1 < scalars.count && scalars[position + 1] == "("
    if isTranslated { position += 2 }
    guard let quote = current, quote == "\"" || quote == "'", let end = phraseEnd(quote) else {
      position = start
      return nil
    }
    let inner = String(scalars[(position + 1)..<(end - 1)])
    position = end
    if isTranslated {
      guard current == ")" else {
        position = start
        return nil
      }
      position += 1
    }
    return inner.replacingScalars("\\\(quote)", with: String(quote)).replacingScalars("\\\\", with: "\\")
  }

  private func phraseEnd(_ quote: Unicode.Scalar) -> Int? {
    var index = position + 1
    while index < scalars.count {
      if scalars[index] == quote { return index + 1 }
      index += scalars[index] == "\\" ? 2 : 1
    }
    return nil
  }

  /// Letters, digits, underscores and dots; or a number with a sign.
  private mutating func word() -> String? {
    let start = position
    while let scalar = current, scalar.isPythonWord || scalar == "." { position += 1 }
    if position > start { return String(scalars[start..<position]) }
    guard current == "-" || current == "+", position + 1 < scalars.count, scalars[position + 1].isDigit else {
      return nil
    }
    position += 2
    while let scalar = current, scalar.isDigit || scalar == "." || scalar == "e" { position += 1 }
    return String(scalars[start..<position])
  }

  /// A number where `word` is one. `2.` is none.
  static func number(_ word: String) -> FieldValue? {
    guard let first = word.unicodeScalars.first, first.isDigit || "+-.".unicodeScalars.contains(first) else {
      return nil
    }
    if word.contains(".") || word.lowercased().contains("e") {
      guard word.last != ".", let value = Double(pythonLiteral: word) else { return nil }
      return .double(value)
    }
    if let value = Int(pythonLiteral: word) { return .int(value) }
    // More digits than a machine number holds: kept as text, which prints the same.
    // Not `? :` with nil, which would be the value null: `FieldValue` can be written as a literal.
    guard word.unicodeScalars.drop(while: { $0 == "-" || $0 == "+" }).allSatisfy(\.isDigit) else {
      return nil
    }
    return .string(word)
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
