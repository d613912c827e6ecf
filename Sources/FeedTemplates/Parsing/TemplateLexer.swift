/// Cuts a template into tokens, in time linear in its length.
///
/// A tag does not reach over the end of a line; what is not closed on its line is text.
/// Source: Django's template syntax.
struct TemplateLexer {
  private let source: SourceText
  private let bytes: [UInt8]
  private var tokens: [Token] = []
  private var textStart = 0
  /// The contents of the tag that ends the verbatim block, while inside one.
  private var verbatimEnd: String?
  /// For each kind of tag: the last place of its closing found, so that no stretch is searched twice.
  private var closings: [UInt8: Closing] = [:]

  private struct Closing {
    var searchedFrom: Int
    /// Nil: none before the end of the line at `lineEnd`.
    var position: Int?
    var lineEnd: Int
  }

  static func tokens(of source: SourceText) -> [Token] {
    var lexer = TemplateLexer(source: source)
    lexer.run()
    return lexer.tokens
  }

  private init(source: SourceText) {
    self.source = source
    bytes = source.bytes
  }

  private mutating func run() {
    var position = 0
    while position + 3 < bytes.count {
      guard bytes[position] == UInt8(ascii: "{"), let end = tagEnd(from: position) else {
        position += 1
        continue
      }
      if !take(tagFrom: position, to: end) {
        position = end
        continue
      }
      position = end
      textStart = end
    }
    addText(upTo: bytes.count)
  }

  /// The byte after the tag that opens at `start`, if one does and is closed on the same line.
  private mutating func tagEnd(from start: Int) -> Int? {
    let closer: UInt8
    switch bytes[start + 1] {
    case UInt8(ascii: "%"), UInt8(ascii: "#"): closer = bytes[start + 1]
    case UInt8(ascii: "{"): closer = UInt8(ascii: "}")
    default: return nil
    }
    return closing(closer, from: start + 2).map { $0 + 2 }
  }

  /// The first `closer` followed by `}` at or after `start`, on the same line.
  private mutating func closing(_ closer: UInt8, from start: Int) -> Int? {
    if let known = closings[closer], known.searchedFrom <= start {
      if let position = known.position, position >= start { return position }
      if known.position == nil, known.lineEnd > start { return nil }
    }
    var position = start
    while position < bytes.count, bytes[position] != 0x0A {
      if bytes[position] == closer, position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "}") {
        closings[closer] = Closing(searchedFrom: start, position: position, lineEnd: position)
        return position
      }
      position += 1
    }
    closings[closer] = Closing(searchedFrom: start, position: nil, lineEnd: position)
    return nil
  }

  /// Adds the tag and the text before it; false where it stays text, inside a verbatim block.
  private mutating func take(tagFrom start: Int, to end: Int) -> Bool {
    let (contents, offset) = stripped((start + 2)..<(end - 2))
    let kind = bytes[start + 1]
    if let verbatimEnd {
      guard kind == UInt8(ascii: "%"), contents == verbatimEnd else { return false }
      self.verbatimEnd = nil
    } else if kind == UInt8(ascii: "%"), contents == "verbatim" || contents.hasPrefix("verbatim ") {
      verbatimEnd = "end" + contents
    }
    addText(upTo: start)
    if kind != UInt8(ascii: "#") {
      let kind: Token.Kind = kind == UInt8(ascii: "%") ? .block : .variable
      tokens.append(Token(kind: kind, contents: contents, offset: offset))
    }
    return true
  }

  private func stripped(_ range: Range<Int>) -> (String, Int) {
    let text = source.text(range)
    let rest = String(text.unicodeScalars.drop(while: \.isPythonSpace))
    return (rest.pythonStripped, range.lowerBound + text.utf8.count - rest.utf8.count)
  }

  private mutating func addText(upTo end: Int) {
    guard end > textStart else { return }
    tokens.append(Token(kind: .text, contents: source.text(textStart..<end), offset: textStart))
  }
}
