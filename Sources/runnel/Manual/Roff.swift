/// The text of a manual page.
///
/// Source: man(7), the classic macro set, with `.EX` and `.EE` around samples.
struct Roff {
  private(set) var text: String

  /// - Parameter name: in capitals, as `man` prints it in the header.
  init(_ name: String, section: Int, title: String) {
    text = ".TH \(name) \(section) \"\" \"runnel \(Self.escaped(Runnel.version))\" \"\(title)\"\n"
  }

  mutating func section(_ name: String) { text += ".SH \(Self.escaped(name))\n" }

  mutating func subsection(_ name: String) { text += ".SS \(Self.escaped(name))\n" }

  /// Paragraphs, with blank lines between them. Lines that are indented are a sample and keep their breaks.
  mutating func paragraphs(_ paragraphs: String) {
    var lines = paragraphs.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let first = lines.first {
      let isSample = first.hasPrefix("  ")
      // A blank line inside a sample belongs to it; between paragraphs it parts them.
      let part = lines.prefix {
        isSample ? $0.isEmpty || $0.hasPrefix("  ") : !$0.isEmpty && !$0.hasPrefix("  ")
      }
      lines = lines.dropFirst(max(1, part.count))
      let text = part.joined(separator: "\n")
      if isSample {
        sample(Self.withoutBlankEnd(text))
      } else if !part.isEmpty {
        self.text += ".PP\n\(Self.escaped(text.replacing("\n", with: " ")))\n"
      }
    }
  }

  private static func withoutBlankEnd(_ lines: String) -> String {
    String(lines.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// Lines that are shown as they are.
  mutating func sample(_ lines: String) {
    let lines = lines.split(separator: "\n", omittingEmptySubsequences: false).map {
      Self.escaped(String($0))
    }
    text += ".PP\n.EX\n\(lines.joined(separator: "\n"))\n.EE\n"
  }

  /// A term and what it means.
  mutating func term(_ term: String, _ meaning: String) {
    markedTerm("\\fB\(Self.escaped(term))\\fR", meaning)
  }

  /// A term that already has its fonts.
  mutating func markedTerm(_ term: String, _ meaning: String) {
    text += ".TP\n\(term)\n\(Self.escaped(meaning))\n"
  }

  mutating func raw(_ line: String) { text += line + "\n" }

  /// A text of which nothing is taken for a macro or an escape.
  static func escaped(_ text: String) -> String {
    let text = text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("'", with: "\\(aq")
    let ascii = text.unicodeScalars.reduce(into: "") { result, scalar in
      result += scalar.isASCII ? String(scalar) : "\\[u\(Self.hexadecimal(scalar))]"
    }
    return ascii.hasPrefix(".") ? "\\&" + ascii : ascii
  }

  /// At least four digits, as groff wants them.
  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
