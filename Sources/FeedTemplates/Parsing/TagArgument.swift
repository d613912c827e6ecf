/// One word of a tag and where it is in the template, in bytes.
public struct TagArgument: Sendable, Equatable {
  public var text: String
  var offset: Int
}

/// A tag as it was read: `{% name argument argument %}`.
public struct TagToken: Sendable {
  /// All between `{%` and `%}`, without the blanks around it.
  public let contents: String
  let offset: Int

  public let name: String
  /// The words after the name. Quoted text is one word, with its quotes.
  public let arguments: [TagArgument]

  init(_ token: Token) {
    contents = token.contents
    offset = token.offset
    var words: [TagArgument] = []
    for word in TagWords.split(token.contents) {
      words.append(TagArgument(text: word.text, offset: token.offset + word.offset))
    }
    name = words.first?.text ?? ""
    arguments = Array(words.dropFirst())
  }

  /// The failure with its place in the template instead of its place in `argument`.
  func failure(_ message: String, at argument: TagArgument? = nil) -> SyntaxFailure {
    SyntaxFailure(message, offset: argument?.offset ?? offset)
  }
}
