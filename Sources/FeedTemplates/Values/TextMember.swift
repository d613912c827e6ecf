import FeedCore

/// What a template can ask of a text: Python's methods of `str` that take no argument.
enum TextMember {
  static func value(_ name: String, of text: String) -> FieldValue? {
    switch name {
    case "upper": .string(text.uppercased())
    case "lower": .string(text.pythonLowercased)
    case "casefold": .string(text.pythonCaseFolded)
    case "title": .string(text.pythonTitlecased)
    case "capitalize": .string(text.pythonCapitalized)
    case "swapcase": .string(text.pythonSwappedCase)
    case "strip": .string(text.pythonStripped)
    case "lstrip": .string(String(text.unicodeScalars.drop(while: \.isPythonSpace)))
    case "rstrip": .string(String(String("." + text).pythonStripped.unicodeScalars.dropFirst()))
    case "split": .list(text.pythonWords.map(FieldValue.string))
    case "splitlines": .list(text.pythonLines.map(FieldValue.string))
    default: question(name, text).map(FieldValue.bool)
    }
  }

  private static func question(_ name: String, _ text: String) -> Bool? {
    func all(_ test: (Unicode.Scalar) -> Bool) -> Bool {
      !text.isEmpty && text.unicodeScalars.allSatisfy(test)
    }
    switch name {
    case "isalpha": return all(\.properties.generalCategory.isLetter)
    case "isalnum": return all { $0.isPythonWord && $0 != "_" }
    case "isdigit":
      return all { $0.properties.numericType == .decimal || $0.properties.numericType == .digit }
    case "isdecimal": return all { $0.properties.numericType == .decimal }
    case "isnumeric": return all { $0.properties.numericType != nil }
    case "isspace": return all(\.isPythonSpace)
    case "isprintable": return text.unicodeScalars.allSatisfy(\.isPythonPrintable)
    case "isidentifier":
      return all(\.properties.isXIDContinue)
        && text.unicodeScalars.first.map { $0 == "_" || $0.properties.isXIDStart } == true
    case "isascii": return text.unicodeScalars.allSatisfy(\.isASCII)
    case "islower": return text.hasCase && text.pythonLowercased == text
    case "isupper": return text.hasCase && text.uppercased() == text
    case "istitle": return text.hasCase && text.pythonTitlecased == text
    default: return nil
    }
  }
}

extension String {
  fileprivate var hasCase: Bool { unicodeScalars.contains(where: \.properties.isCased) }

  /// Python's `str.casefold()`.
  fileprivate var pythonCaseFolded: String {
    unicodeScalars.reduce(into: "") { result, scalar in
      // The dotless i has no other case to fold to.
      let upper = scalar == "ı" ? "ı" : scalar.properties.uppercaseMapping
      for part in upper.unicodeScalars { result += part == "ı" ? "ı" : part.properties.lowercaseMapping }
    }
  }

  /// Python's `str.capitalize()`.
  fileprivate var pythonCapitalized: String {
    guard let first = unicodeScalars.first else { return self }
    return first.properties.titlecaseMapping + String(unicodeScalars.dropFirst()).pythonLowercased
  }

  fileprivate var pythonSwappedCase: String {
    unicodeScalars.reduce(into: "") { result, scalar in
      result +=
        scalar.properties.isUppercase
        ? scalar.properties.lowercaseMapping : scalar.properties.uppercaseMapping
    }
  }
}
