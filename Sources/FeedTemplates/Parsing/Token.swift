/// A piece of a template: plain text, or what stands between `{{ }}` or `{% %}`. Comments leave no token.
struct Token {
  enum Kind {
    case text
    case variable
    case block
  }

  var kind: Kind
  /// For tags without the delimiters and the blanks inside them.
  var contents: String
  /// Where the contents start in the source, in bytes.
  var offset: Int
}
