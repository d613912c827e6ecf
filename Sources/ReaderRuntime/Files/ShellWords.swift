/// The words of a command, split as a shell splits them and without a shell: quotes and backslashes count,
/// and nothing is looked up, expanded or run.
///
/// Source: POSIX Shell Command Language §2.2, without its expansions.
package struct ShellWords {
  private var words: [String] = []
  /// Nil between words: an empty one may have been quoted.
  private var word: String?
  private var quote: Character?

  /// - Returns: nil for a quote that is not closed.
  package static func split(_ text: String) -> [String]? {
    var splitter = ShellWords()
    var rest = Substring(text)
    while let character = rest.popFirst() { splitter.take(character, &rest) }
    guard splitter.quote == nil else { return nil }
    splitter.endWord()
    return splitter.words
  }

  private mutating func take(_ character: Character, _ rest: inout Substring) {
    switch (quote, character) {
    case (nil, " "), (nil, "\t"), (nil, "\n"): endWord()
    case (nil, "'"), (nil, "\""):
      quote = character
      append("")
    case ("'", "'"), ("\"", "\""): quote = nil
    case (nil, "\\"), ("\"", "\\"): takeEscaped(&rest)
    default: append(String(character))
    }
  }

  /// A backslash at the very end stands for itself, as does one between double quotes that protects nothing.
  private mutating func takeEscaped(_ rest: inout Substring) {
    guard let next = rest.popFirst() else { return append("\\") }
    let isProtected = quote == nil || "\"\\$`\n".contains(next)
    append((isProtected ? "" : "\\") + String(next))
  }

  private mutating func append(_ text: String) {
    if word == nil { word = text } else { word?.append(text) }
  }

  private mutating func endWord() {
    if let word { words.append(word) }
    word = nil
  }
}
