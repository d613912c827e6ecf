/// The words of a command line, split as a shell would, with no shell: quotes and backslashes, and nothing that is
/// looked up, expanded or run.
///
/// Source: POSIX Shell Command Language §2.2, without its expansions.
struct CommandWords {
  private var words: [String] = []
  private var word = ""
  /// Whether a word has begun, which may be empty: `''`.
  private var isInWord = false
  private var quote: Character?

  /// - Throws: `Failure` for a quote that is never closed, and for more than a command line may have.
  static func split(_ line: String) throws -> [String] {
    try CommandLineLimit.check(bytes: line.utf8.count)
    var split = CommandWords()
    var characters = line.makeIterator()
    while let character = characters.next() { try split.read(character, &characters) }
    guard split.quote == nil else {
      throw Failure(
        .usage,
        "A quote in the command is never closed: quote the whole command once more, or pipe the text in."
      )
    }
    try split.endWord()
    return split.words
  }

  private mutating func read(_ character: Character, _ rest: inout String.Iterator) throws {
    switch (quote, character) {
    case (nil, " "), (nil, "\t"), (nil, "\n"): try endWord()
    case (nil, "'"), (nil, "\""):
      quote = character
      isInWord = true
    case ("'", "'"), ("\"", "\""): quote = nil
    case (nil, "\\"):
      // A backslash at the very end stands for itself.
      append(rest.next() ?? "\\")
    case ("\"", "\\"):
      let next = rest.next()
      // Between double quotes it protects these alone.
      if !(next.map { "\"\\$`\n".contains($0) } ?? false) { append("\\") }
      if let next { append(next) }
    default: append(character)
    }
  }

  private mutating func append(_ character: Character) {
    word.append(character)
    isInWord = true
  }

  private mutating func endWord() throws {
    guard isInWord else { return }
    words.append(word)
    word = ""
    isInWord = false
    try CommandLineLimit.check(words: words.count)
  }
}
