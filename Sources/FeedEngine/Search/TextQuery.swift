import GRDB

/// A search as one text index is asked for it.
///
/// FTS5 collects every hit of a prefix before it returns the first: 17 ms for a word in a third of 1,000,000
/// texts, and seconds for one letter. So the start of a word is replaced by the indexed words that begin with
/// it, each of which is read as far as a page goes. If they are too many, the start is looked for in the
/// texts themselves.
struct TextQuery {
  let pieces: [SearchPiece]
  /// For each token that is looked up, an FTS5 expression that consists of whole words.
  private(set) var tokens: [String] = []
  /// All that can be looked up, as one FTS5 expression; nil if nothing can.
  var whole: String? { expressions.isEmpty ? nil : expressions.joined(separator: " AND ") }
  /// Starts that too many words share; `whole` leaves them out.
  private(set) var broadStarts: [String] = []
  /// Whether there are such, so that texts have to be read.
  var isPartial: Bool { !broadStarts.isEmpty }
  /// Whether no text can contain what is looked for.
  private(set) var isImpossible = false

  private var expressions: [String] = []

  /// Whether what contains each of the tokens may still not be what is wanted.
  var tokensAreLoose: Bool { isPartial || pieces.contains { $0.tokens.count > 1 } }

  init(_ pieces: [SearchPiece], _ kind: SearchKind, _ reading: Reading, mostWords: Int) throws {
    self.pieces = pieces
    for piece in pieces { try add(piece, kind, reading, mostWords) }
  }

  private mutating func add(_ piece: SearchPiece, _ kind: SearchKind, _ reading: Reading, _ mostWords: Int)
    throws
  {
    let first = piece.tokens.dropLast()
    tokens += first.map { "\"\($0)\"" }
    let last = piece.tokens[piece.tokens.count - 1]
    let words = try piece.isPrefix ? reading.words(kind, startingWith: last, atMost: mostWords) : [last]
    guard let words else {
      broadStarts.append(last)
      if !first.isEmpty { expressions.append(Self.phrase(first)) }
      return
    }
    if words.isEmpty { isImpossible = true }
    tokens.append("(" + words.map { Self.phrase([$0]) }.joined(separator: " OR ") + ")")
    expressions.append("(" + words.map { Self.phrase(first + [$0]) }.joined(separator: " OR ") + ")")
  }

  /// Tokens hold letters and digits only, so nothing in them has a meaning to FTS5 once quoted.
  private static func phrase(_ tokens: some Sequence<String>) -> String {
    "\"" + tokens.joined(separator: " ") + "\""
  }
}

/// Tokens that follow one another in a text; of the last one perhaps only the start.
struct SearchPiece {
  var tokens: [String]
  var isPrefix: Bool

  func occurs(in text: [String]) -> Bool {
    guard text.count >= tokens.count else { return false }
    return (0...(text.count - tokens.count)).contains { start in
      tokens.indices.allSatisfy { index in
        let (wanted, word) = (tokens[index].utf8, text[start + index].utf8)
        return isPrefix && index == tokens.count - 1 ? word.starts(with: wanted) : word.elementsEqual(wanted)
      }
    }
  }
}

extension Reading {
  /// The tokenizer of the text indexes. Source: `Schema`.
  func searchTokenizer() throws -> any FTS5Tokenizer { try db.makeTokenizer(.unicode61(diacritics: .remove)) }

  /// What `text` is searched as; what the tokenizer drops altogether is left out, as FTS5 does.
  func searchPieces(_ text: String) throws -> [SearchPiece] {
    let tokenizer = try searchTokenizer()
    return try SearchableText.terms(text).compactMap { term in
      let tokens = try tokenizer.tokenize(query: term.text).map(\.token)
      return tokens.isEmpty ? nil : SearchPiece(tokens: tokens, isPrefix: term.isWord)
    }
  }

  /// The indexed words that begin with `start`; nil for more than `most`.
  fileprivate func words(_ kind: SearchKind, startingWith start: String, atMost most: Int) throws -> [String]?
  {
    let next = try sql("SELECT term FROM \(kind)_text_word WHERE term >= ? LIMIT 1")
    var words: [String] = []
    var bound = start
    while let word = try next.first(bound, read: { $0.text(0) }), word.utf8.starts(with: start.utf8) {
      guard words.count < most else { return nil }
      words.append(word)
      // The words after it: no word contains a control character.
      bound = word + "\u{1}"
    }
    return words
  }
}
