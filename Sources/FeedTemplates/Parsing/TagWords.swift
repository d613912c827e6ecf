/// Splits the contents of a tag at blanks, but not inside quotes, as Django does.
enum TagWords {
  struct Word {
    var text: String
    /// In bytes from the start of the contents.
    var offset: Int
  }

  static func split(_ contents: String) -> [Word] {
    let scalars = Array(contents.unicodeScalars)
    var words: [Word] = []
    var (position, offset) = (0, 0)
    while position < scalars.count {
      if scalars[position].isPythonSpace {
        offset += UTF8.width(scalars[position])
        position += 1
        continue
      }
      let end = wordEnd(scalars, from: position)
      let word = Word(text: String(scalars[position..<end]), offset: offset)
      words.append(word)
      position = end
      offset += word.text.utf8.count
    }
    return joinTranslations(words)
  }

  /// A word goes on over quoted phrases; where a quote is not closed, the word ends at the next blank.
  private static func wordEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    var position = start
    /// The end of the last complete phrase and what follows it up to a blank or a quote.
    var complete: Int?
    while position < scalars.count, !scalars[position].isPythonSpace {
      let scalar = scalars[position]
      guard scalar == "\"" || scalar == "'" else {
        position += 1
        continue
      }
      guard let end = phraseEnd(scalars, from: position, quote: scalar) else {
        // The unclosed quote starts a word of its own, unless nothing complete came before it.
        return complete.map { _ in position } ?? blank(scalars, from: position)
      }
      complete = end
      position = end
    }
    return position
  }

  private static func blank(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    scalars[start...].firstIndex(where: \.isPythonSpace) ?? scalars.count
  }

  private static func phraseEnd(_ scalars: [Unicode.Scalar], from start: Int, quote: Unicode.Scalar) -> Int? {
    var position = start + 1
    while position < scalars.count {
      if scalars[position] == "\\" {
        position += 2
      } else if scalars[position] == quote {
        return position + 1
      } else {
        position += 1
      }
    }
    return nil
  }

  /// `_("two words")` is one word, though the parenthesis stands outside the quotes.
  private static func joinTranslations(_ words: [Word]) -> [Word] {
    guard words.contains(where: { translationEnd($0) != nil }) else { return words }
    var result: [Word] = []
    var index = 0
    while index < words.count {
      var word = words[index]
      if let end = translationEnd(word) {
        while !word.text.hasSuffix(end), index + 1 < words.count {
          index += 1
          word.text += " " + words[index].text
        }
      }
      result.append(word)
      index += 1
    }
    return result
  }

  private static func translationEnd(_ word: Word) -> String? {
    word.text.hasPrefix("_(\"") ? "\")" : word.text.hasPrefix("_('") ? "')" : nil
  }
}
