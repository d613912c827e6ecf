import FeedCore

/// Filters that look at words and lines.
enum WordFilters {
  static let all: [TemplateFilter] = [
    TemplateFilter("wordcount") { value, _, _ in .int(value.pythonText.pythonWords.count) },
    TemplateFilter("wordwrap", argument: .required) { value, argument, _ in
      let width = try argument.required.pythonInt()
      return .string(try wrapped(value.pythonText, width: width))
    },
    .text("linenumbers", numbered),
  ]

  private static func numbered(_ text: String) -> String {
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    let width = String(lines.count).utf8.count
    let numbered = lines.enumerated().map { "\(($0 + 1).padded(width)). \(Substring($1))" }
    return numbered.joined(separator: "\n")
  }

  /// Breaks lines between words, as Python's `textwrap` does. A word longer than the width stays whole.
  private static func wrapped(_ text: String, width: Int) throws -> String {
    let lines = text.pythonLines
    guard width > 0 || lines.isEmpty else {
      throw PythonFailure(.value, "the width of 'wordwrap' must be 1 or more, but is \(width)")
    }
    var result: [String] = []
    for line in lines {
      let wrapped = WordWrap.lines(of: line, width: width)
      result.append(contentsOf: wrapped.isEmpty ? [line] : wrapped)
    }
    if text.unicodeScalars.last == "\n" { result.append("") }
    return result.joined(separator: "\n")
  }
}

/// Python's `textwrap` for one line: long words stay whole, blanks stay but at a break.
enum WordWrap {
  private typealias Chunk = ArraySlice<Unicode.Scalar>

  static func lines(of line: String, width: Int) -> [String] {
    var lines: [String] = []
    var current: [Chunk] = []
    var length = 0
    func finish() {
      if current.last.map(isBlank) == true { current.removeLast() }
      if !current.isEmpty { lines.append(String(current.joined())) }
      current = []
      length = 0
    }
    for chunk in chunks(of: Array(expandedTabs(line))) {
      if length + chunk.count > width, !current.isEmpty { finish() }
      // A line that is not the first does not begin with blanks.
      if current.isEmpty, !lines.isEmpty, isBlank(chunk) { continue }
      current.append(chunk)
      length += chunk.count
    }
    finish()
    return lines
  }

  /// Words and the blanks between them, in turn.
  private static func chunks(of scalars: [Unicode.Scalar]) -> [Chunk] {
    var chunks: [Chunk] = []
    var start = 0
    for index in scalars.indices.dropFirst() where isBreak(scalars[index]) != isBreak(scalars[index - 1]) {
      chunks.append(scalars[start..<index])
      start = index
    }
    if start < scalars.count { chunks.append(scalars[start...]) }
    return chunks
  }

  /// Only ASCII's blanks separate words.
  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    (0x09...0x0D).contains(scalar.value) || scalar == " "
  }

  /// Any blank makes a chunk that vanishes at a break.
  private static func isBlank(_ chunk: Chunk) -> Bool { chunk.allSatisfy(\.isPythonSpace) }

  private static func expandedTabs(_ line: String) -> String.UnicodeScalarView {
    guard line.utf8.contains(0x09) else { return line.unicodeScalars }
    var result = String.UnicodeScalarView()
    var column = 0
    for scalar in line.unicodeScalars {
      let blanks = scalar == "\t" ? 8 - column % 8 : 0
      result.append(contentsOf: scalar == "\t" ? Array(repeating: " ", count: blanks) : [scalar])
      column += scalar == "\t" ? blanks : 1
    }
    return result
  }
}
