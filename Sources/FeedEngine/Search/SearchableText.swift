import FeedCore
import Foundation

/// What can be searched for, and how a search is written.
///
/// FTS5's tokenizer takes a run of letters for a word, so a sentence in a script without blanks would be one
/// word, and drops symbols, so an emoji could not be found. Both are taken apart before FTS5 sees them:
/// characters of such scripts become words of their own, and symbols words that stand for them.
enum SearchableText {
  /// All texts inside the values, names of members left out.
  static func text(of fields: [String: JSONValue]) -> String {
    var texts: [String] = []
    collect(.object(fields), into: &texts)
    return texts.joined(separator: "\n")
  }

  private static func collect(_ value: JSONValue, into texts: inout [String]) {
    switch value {
    case .string(let text): texts.append(text)
    case .array(let values): for value in values { collect(value, into: &texts) }
    case .object(let members):
      for (_, value) in members.sorted(by: { $0.key < $1.key }) { collect(value, into: &texts) }
    case .null, .bool, .int, .double, .decimal: break
    }
  }

  /// The text of a row as it is indexed.
  static func indexed(name: String, fields: [String: JSONValue]) -> String {
    indexed(name + "\n" + text(of: fields))
  }

  /// `text` as the index takes it.
  static func indexed(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    return runs(of: text).map(\.text).joined(separator: " ")
  }

  /// The words and runs of other characters that a found text contains, sorted; empty if there is nothing to
  /// look for.
  ///
  /// - Throws: `FeedError` with code `input` for more words than are looked up.
  static func terms(_ text: String) throws -> [Term] {
    guard text.utf8.count <= longestQuery else {
      throw FeedError(.input, "A search has at most \(longestQuery) bytes; look for fewer words.")
    }
    let terms = Set(runs(of: text).map { Term(text: $0.text, isWord: $0.isWord) })
    guard terms.count <= mostTerms else {
      throw FeedError(.input, "A search has at most \(mostTerms) different words, not \(terms.count).")
    }
    return terms.sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
  }

  /// A word matches from its start; characters of a script without blanks have to stand together.
  struct Term: Hashable {
    var text: String
    var isWord: Bool
  }

  private static let longestQuery = 16_384
  private static let mostTerms = 256

  // MARK: Runs

  private enum Kind { case word, ideograph, symbol, other }

  private struct Run {
    var kind: Kind
    /// Ideographs and symbols with blanks between them.
    var text: String
    var isWord: Bool { kind == .word }
  }

  /// The words, and the stretches of other characters that can be searched for.
  private static func runs(of text: String) -> [Run] {
    var runs: [Run] = []
    var last = Kind.other
    for scalar in limitingMarks(text).precomposedStringWithCompatibilityMapping.unicodeScalars {
      if isInvisible(scalar) { continue }
      // A mark belongs to what it stands on.
      let kind = isMark(scalar) && last != .other ? last : kind(of: scalar)
      defer { last = kind }
      guard kind != .other else { continue }
      let piece = kind == .symbol ? name(ofSymbol: scalar) : String(scalar)
      if kind != last {
        runs.append(Run(kind: kind, text: piece))
      } else {
        runs[runs.count - 1].text += kind == .word ? piece : " " + piece
      }
    }
    return runs
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0..<0x80: return scalar.properties.isAlphabetic || (48...57).contains(scalar.value) ? .word : .other
    case 0x0E00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3041...0x312F, 0x31A0...0x31FF,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      return .ideograph
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      return .word
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: return .symbol
    default: return .other
    }
  }

  /// The most marks that text has on one letter. Source: UAX #15, "Stream-Safe Text Format".
  private static let mostMarks = 30

  /// `text` without the marks beyond those: normalizing sorts the marks of a letter, in quadratic time.
  private static func limitingMarks(_ text: String) -> String {
    var marks = 0
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      marks = isMark(scalar) ? marks + 1 : 0
      if marks <= mostMarks { scalars.append(scalar) }
    }
    return String(scalars)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// Joiners and variation selectors inside emoji and words.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00AD, 0x200B...0x200F, 0x2060, 0xFE00...0xFE0F, 0xFEFF, 0xE0100...0xE01EF: true
    default: false
    }
  }

  /// A word for a symbol: private use characters are letters to FTS5, and nobody writes them.
  private static func name(ofSymbol scalar: Unicode.Scalar) -> String {
    "\u{E000}" + String(scalar.value, radix: 16)
  }
}
