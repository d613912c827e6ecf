/// The words of a command line, split as a shell would, with no shell: quotes and backslashes, and nothing that is
/// looked up, expanded or run.
///
/// Source: POSIX Shell Command Language §2.2, without its expansions.
enum CommandWords {
  /// - Throws: `Failure` for a quote that is never closed.
  static func split(_ line: String) throws -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var characters = line.makeIterator()
    while let character = characters.next() {
      switch (quote, character) {
      case (nil, " "), (nil, "\t"), (nil, "\n"):
        if let done = word { words.append(done) }
        word = nil
      case (nil, "'"), (nil, "\""):
        quote = character
        word = word ?? ""
      case ("'", "'"), ("\"", "\""): quote = nil
      case (nil, "\\"):
        // A backslash at the very end stands for itself.
        word = (word ?? "") + String(characters.next() ?? "\\")
      case ("\"", "\\"):
        let next = characters.next()
        // Between double quotes it protects these alone.
        let isProtected = next.map { "\"\\$`\n".contains($0) } ?? false
        word = (word ?? "") + (isProtected ? "" : "\\") + (next.map(String.init) ?? "")
      default: word = (word ?? "") + String(character)
      }
    }
    guard quote == nil else {
      throw Failure(
        .usage,
        "A quote in the command is never closed: quote the whole command once more, or pipe the text in."
      )
    }
    if let word { words.append(word) }
    return words
  }
}
