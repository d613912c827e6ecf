import FeedCore

/// Filters that change letters.
enum CaseFilters {
  static let all: [TemplateFilter] = [
    .text("upper") { $0.uppercased() },
    .text("lower") { $0.pythonLowercased },
    .text("capfirst", capitalized),
    .text("title", title),
    .text("slugify", slug),
    TemplateFilter("phone2numeric") { value, _, _ in
      .string(keypadDigits(try value.textArgument(of: "phone2numeric")))
    },
  ]

  private static func capitalized(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    return first.properties.uppercaseMapping + String(text.unicodeScalars.dropFirst())
  }

  /// Python's titles, but the letter after an apostrophe or a digit stays small: `Ann's 1st`.
  private static func title(_ text: String) -> String {
    var scalars = Array(text.pythonTitlecased.unicodeScalars)
    for index in scalars.indices.dropFirst(2)
    where scalars[index - 1] == "'" && scalars[index - 2].isASCIILower && scalars[index].isASCIIUpper {
      scalars[index] = scalars[index].asciiLowered
    }
    for index in scalars.indices.dropFirst()
    where scalars[index].isASCIIUpper && scalars[index - 1].properties.generalCategory == .decimalNumber {
      scalars[index] = scalars[index].asciiLowered
    }
    return String(scalars)
  }

  private static func slug(_ text: String) -> String {
    let ascii = text.normalizedKD.unicodeScalars.filter(\.isASCII)
    let kept = String(ascii).lowercased().unicodeScalars.filter {
      $0.isASCIIAlphanumeric || $0 == "_" || $0 == "-" || $0.isPythonSpace
    }
    var slug: [Unicode.Scalar] = []
    for scalar in kept {
      guard scalar == "-" || scalar.isPythonSpace else {
        slug.append(scalar)
        continue
      }
      if slug.last != "-" { slug.append("-") }
    }
    let isEdge = { (scalar: Unicode.Scalar) in scalar == "-" || scalar == "_" }
    return String(slug.drop(while: isEdge).reversed().drop(while: isEdge).reversed())
  }

  private static func keypadDigits(_ text: String) -> String {
    let keys = Array("22233344455566677778889999".unicodeScalars)
    return String(
      text.pythonLowercased.unicodeScalars.map { scalar in
        scalar.isASCIILower ? keys[Int(scalar.value) - 97] : scalar
      }
    )
  }
}

extension Unicode.Scalar {
  var isASCIIUpper: Bool { (65...90).contains(value) }
  var isASCIILower: Bool { (97...122).contains(value) }
  var asciiLowered: Unicode.Scalar { Unicode.Scalar(UInt8(value + 32)) }
}
