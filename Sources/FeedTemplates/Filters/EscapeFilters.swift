import FeedCore

/// Filters that escape, and those that say that nothing needs to be escaped.
///
/// Plain text has no markup, so `escape`, `safe` and `safeseq` change nothing here; what a terminal must not
/// see is taken out of every value when it is written. `force_escape` and the others do what their names say.
enum EscapeFilters {
  static let all: [TemplateFilter] = [
    TemplateFilter("safe") { value, _, _ in .string(value.pythonText) },
    TemplateFilter("escape") { value, _, _ in .string(value.pythonText) },
    TemplateFilter("safeseq") { value, _, _ in
      guard let elements = value.elements else {
        throw PythonFailure(.type, "'safeseq' needs a list, not \(value.kindName)")
      }
      return .list(elements.map { .string($0.pythonText) })
    },
    .text("force_escape", htmlEscaped),
    .text("addslashes") {
      $0.replacingScalars("\\", with: "\\\\").replacingScalars("\"", with: "\\\"").replacingScalars(
        "'",
        with: "\\'"
      )
    },
    .text("escapejs", scriptEscaped),
    TemplateFilter("urlencode", argument: .optional) { value, argument, _ in
      let safe = try argument?.unlessNull?.textArgument(of: "urlencode") ?? "/"
      return .string(percentEncoded(value.pythonText, safe: "-._~" + safe))
    },
    .text("iriencode") { percentEncoded($0, safe: "-._~/#%[]=:;$&()+,!?*@'") },
    .text("striptags", MarkupStripper.stripped),
    .text("linebreaksbr") { normalizedLineEnds(htmlText($0)).replacingScalars("\n", with: "<br>") },
    .text("linebreaks", paragraphs),
  ]

  /// Inside a tag's text nothing is escaped: there is no markup that it could break.
  private static func htmlText(_ text: String) -> String { text }

  private static func normalizedLineEnds(_ text: String) -> String {
    text.replacingScalars("\r\n", with: "\n").replacingScalars("\r", with: "\n")
  }

  static func htmlEscaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#x27;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func scriptEscaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let isEscaped =
        scalar.value < 32 || "\\'\"><&=-;`".unicodeScalars.contains(scalar)
        || (0x2028...0x2029).contains(scalar.value)
      guard isEscaped else {
        result.unicodeScalars.append(scalar)
        continue
      }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
    return result
  }

  private static func percentEncoded(_ text: String, safe: String) -> String {
    let safe = Set(safe.utf8)
    let hexadecimal = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if Unicode.Scalar(byte).isASCIIAlphanumeric || (safe.contains(byte) && byte < 0x80) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Two line ends or more end a paragraph; a single one is a break.
  private static func paragraphs(_ text: String) -> String {
    var paragraphs = [""]
    var lineEnds = 0
    func passLineEnds() {
      if lineEnds == 1 { paragraphs[paragraphs.count - 1] += "<br>" }
      if lineEnds > 1 { paragraphs.append("") }
      lineEnds = 0
    }
    for scalar in normalizedLineEnds(text).unicodeScalars {
      if scalar == "\n" {
        lineEnds += 1
        continue
      }
      passLineEnds()
      paragraphs[paragraphs.count - 1].unicodeScalars.append(scalar)
    }
    passLineEnds()
    return paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n\n")
  }
}

/// Takes markup out of a text.
enum MarkupStripper {
  static func stripped(_ text: String) -> String {
    var text = text
    // Taking a tag out can make another one: `<<b>i>`.
    for _ in 0..<50 {
      let next = once(text)
      if next == text { return text }
      text = next
    }
    return text
  }

  private static func once(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    // Where no tag can end any more none is looked for.
    let lastEnd = scalars.lastIndex(of: ">") ?? -1
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      if scalars[index] == "<", index < lastEnd, let end = tagEnd(scalars, from: index) {
        index = end
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    return String(result)
  }

  /// The index after the tag, comment or declaration that begins here; nil if `<` is only a sign.
  private static func tagEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
    guard start + 1 < scalars.count else { return nil }
    let next = scalars[start + 1]
    guard next.isASCIILower || next.isASCIIUpper || next == "/" || next == "!" || next == "?" else {
      return nil
    }
    return scalars[start...].firstIndex(of: ">").map { $0 + 1 }
  }
}
