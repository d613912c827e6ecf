import ReaderRuntime

/// The words of a command line that somebody sent, bounded before they are understood.
enum CommandWords {
  /// - Throws: `Failure` for a quote that is never closed, and for more than a command line may have.
  static func split(_ line: String) throws -> [String] {
    try CommandLineLimit.check(bytes: line.utf8.count)
    guard let words = ShellWords.split(line) else {
      throw Failure(
        .usage,
        "A quote in the command is never closed: quote the whole command once more, or pipe the text in."
      )
    }
    try CommandLineLimit.check(words: words.count)
    return words
  }
}
