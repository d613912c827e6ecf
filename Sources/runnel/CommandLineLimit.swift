/// How long a command line may be. Parsing one costs the square of its words, and over SSH anybody writes it.
enum CommandLineLimit {
  static let mostWords = 1000
  /// In UTF-8.
  static let mostBytes = 128 << 10

  /// - Throws: `Failure` if the line is longer.
  static func check(_ words: some Collection<String>) throws {
    try check(words: words.count)
    try check(bytes: words.reduce(0) { $0 + $1.utf8.count })
  }

  static func check(words: Int) throws {
    guard words > mostWords else { return }
    throw Failure(.usage, "The command line has more than \(mostWords) words: \(advice).")
  }

  static func check(bytes: Int) throws {
    guard bytes > mostBytes else { return }
    throw Failure(.usage, "The command line has more than \(mostBytes >> 10) kB: \(advice).")
  }

  private static let advice = "pipe a long text in, as in 'runnel post < text.txt'"
}
