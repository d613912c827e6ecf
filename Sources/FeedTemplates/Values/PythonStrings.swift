import Foundation

// Python's text operations. They count Unicode scalars, where Swift's count grapheme clusters.

extension Unicode.Scalar {
  /// What Python's `str.split()` and the regular expression `\s` take for a blank.
  var isPythonSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  /// Where Python's `str.splitlines()` ends a line.
  var isPythonLineBreak: Bool {
    switch value {
    case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// The regular expression `\w`.
  var isPythonWord: Bool {
    if value < 0x80 { return self == "_" || isASCIIAlphanumeric }
    return properties.generalCategory.isLetter || properties.numericType != nil
  }

  var isASCIIAlphanumeric: Bool {
    switch value {
    case 48...57, 65...90, 97...122: true
    default: false
    }
  }
}

extension Unicode.GeneralCategory {
  var isLetter: Bool {
    switch self {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }
}

extension String {
  init(_ scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }

  var pythonStripped: String {
    guard let first = unicodeScalars.first, let last = unicodeScalars.last,
      first.isPythonSpace || last.isPythonSpace
    else { return self }
    let head = unicodeScalars.drop(while: \.isPythonSpace)
    guard let end = head.lastIndex(where: { !$0.isPythonSpace }) else { return "" }
    return String(head[...end])
  }

  /// Python's `str.split()`.
  var pythonWords: [String] {
    unicodeScalars.split(whereSeparator: \.isPythonSpace).map { String($0) }
  }

  /// Python's `str.splitlines()`.
  var pythonLines: [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      defer { previous = scalar }
      if scalar == "\n", previous == "\r" { continue }
      if scalar.isPythonLineBreak {
        lines.append(String(line))
        line = String.UnicodeScalarView()
      } else {
        line.append(scalar)
      }
    }
    if !line.isEmpty { lines.append(String(line)) }
    return lines
  }

  /// Python's `str.replace`, scalar by scalar. An empty `part` changes nothing where `replacement` is empty.
  func replacingScalars(_ part: String, with replacement: String) -> String {
    guard !part.isEmpty, utf8.count >= part.utf8.count else { return self }
    let (text, wanted) = (Array(utf8), Array(part.utf8))
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == wanted[0], text[index...].starts(with: wanted) {
        result.append(contentsOf: replacement.utf8)
        index += wanted.count
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The first place where `part` stands, compared scalar by scalar.
  func scalarRange(of part: String) -> Range<Int>? {
    let (text, wanted) = (Array(utf8), Array(part.utf8))
    guard !wanted.isEmpty, text.count >= wanted.count else { return wanted.isEmpty ? 0..<0 : nil }
    for start in 0...(text.count - wanted.count)
    where text[start] == wanted[0] && text[start...].starts(with: wanted) {
      return start..<(start + wanted.count)
    }
    return nil
  }

  /// Python's `str.lower()`: as Swift's, but a sigma that ends a word becomes `ς`.
  var pythonLowercased: String {
    guard unicodeScalars.contains("Σ") else { return lowercased() }
    let scalars = Array(unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      result += scalar == "Σ" ? Self.lowerSigma(in: scalars, at: index) : scalar.properties.lowercaseMapping
    }
    return result
  }

  static func lowerSigma(in scalars: [Unicode.Scalar], at index: Int) -> String {
    let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
    let after = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
    return before?.properties.isCased == true && after?.properties.isCased != true ? "ς" : "σ"
  }

  /// Python's `str.title()`.
  var pythonTitlecased: String {
    let scalars = Array(unicodeScalars)
    var result = ""
    var isInsideWord = false
    for (index, scalar) in scalars.enumerated() {
      if !isInsideWord {
        result += scalar.properties.titlecaseMapping
      } else {
        result += scalar == "Σ" ? Self.lowerSigma(in: scalars, at: index) : scalar.properties.lowercaseMapping
      }
      isInsideWord = scalar.properties.isCased
    }
    return result
  }

  /// Unicode normal form C.
  var normalizedC: String { utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping }
  /// Unicode normal form KD.
  var normalizedKD: String { utf8.allSatisfy { $0 < 0x80 } ? self : decomposedStringWithCompatibilityMapping }
}
