import FeedCore
import StyledText

/// Filters that mark what a reader can open. The text stays as it is; Django's `urlize` would write HTML.
enum LinkFilters {
  static let all: [TemplateFilter] = [
    TemplateFilter("richtext") { value, _, _ in
      // A text that is not there is no text, so that `firstof` goes on to the next.
      if case .null = value { return .string("") }
      return marked(value, [.link, .mention, .hashtag])
    },
    TemplateFilter("urlize") { value, _, _ in marked(value, [.link]) },
    TemplateFilter("urlizetrunc", argument: .required) { value, argument, _ in
      marked(value, [.link], limit: try argument.required.pythonInt())
    },
  ]

  private static func marked(_ value: FieldValue, _ kinds: RichText.Kinds, limit: Int? = nil) -> FieldValue {
    if case .object(is StyledFragment) = value { return value }
    return .object(StyledFragment(RichText(kinds: kinds, limit: limit).output(of: value.pythonText)))
  }
}

/// Finds links, mentions and hashtags in a text, in one pass over its words.
///
/// Links are what Django's `urlize` takes for them: `https://…`, `www.…`, names ending in one of the old
/// top-level domains, and e-mail addresses; punctuation around them stays outside.
struct RichText {
  struct Kinds: OptionSet {
    let rawValue: Int
    static let link = Kinds(rawValue: 1)
    static let mention = Kinds(rawValue: 2)
    static let hashtag = Kinds(rawValue: 4)
  }

  let kinds: Kinds
  /// The most characters of a link that are shown.
  let limit: Int?

  func output(of text: String) -> RenderOutput {
    var output = RenderOutput()
    let text = TerminalSafety.cleaned(text)
    guard text.utf8.contains(where: { ".:@#".utf8.contains($0) }) else {
      output.append(text)
      return output
    }
    var rest = text.unicodeScalars[...]
    while !rest.isEmpty {
      let blanks = rest.prefix(while: Self.isSeparator)
      output.append(String(blanks))
      rest = rest[blanks.endIndex...]
      let word = rest.prefix { !Self.isSeparator($0) }
      append(word, to: &output)
      rest = rest[word.endIndex...]
    }
    return output
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isPythonSpace || "<>\"'".unicodeScalars.contains(scalar)
  }

  private func append(_ word: Substring.UnicodeScalarView, to output: inout RenderOutput) {
    // No link is as long as this, and taking its end apart would take long.
    guard String(word).utf8.count <= 4096, word.contains(where: { ".:@#".unicodeScalars.contains($0) }) else {
      return output.append(String(word))
    }
    let parts = LinkWord(String(word))
    if kinds.contains(.link), let url = parts.url {
      output.append(parts.lead)
      output.append(Span(shown(parts.middle), roles: ["link"], action: .link(url: url)))
      output.append(parts.trail)
    } else {
      appendNames(word, to: &output)
    }
  }

  private func shown(_ link: String) -> String {
    guard let limit, link.unicodeScalars.count > limit else { return link }
    return String(link.unicodeScalars.prefix(max(0, limit - 1))) + "…"
  }

  /// Mentions and hashtags: `@` or `#` after no letter, and the letters, digits and underscores that follow.
  private func appendNames(_ word: Substring.UnicodeScalarView, to output: inout RenderOutput) {
    var rest = word
    var previous: Unicode.Scalar?
    var plain = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if let span = span(sign: scalar, after: previous, rest) {
        output.append(String(plain))
        plain = String.UnicodeScalarView()
        output.append(span)
        rest = rest.dropFirst(span.text.unicodeScalars.count - 1)
        previous = "_"
      } else {
        plain.append(scalar)
        previous = scalar
      }
    }
    output.append(String(plain))
  }

  private func span(
    sign: Unicode.Scalar,
    after previous: Unicode.Scalar?,
    _ rest: Substring.UnicodeScalarView
  ) -> Span? {
    guard sign == "@" || sign == "#", previous?.isPythonWord != true, previous != "&", previous != "/" else {
      return nil
    }
    let isMention = sign == "@"
    guard kinds.contains(isMention ? .mention : .hashtag) else { return nil }
    var name = String(rest.prefix { Self.isName($0, isMention: isMention) })
    while isMention, name.hasSuffix("-") { name.removeLast() }
    // A number alone is not a hashtag: #1 names a place in a list.
    guard !name.isEmpty, isMention || name.unicodeScalars.contains(where: { !$0.isASCIIDigit }) else {
      return nil
    }
    let text = String(sign) + name
    return isMention
      ? Span(text, roles: ["mention"], action: .mention(user: name))
      : Span(text, roles: ["hashtag"], action: .hashtag(tag: name))
  }

  private static func isName(_ scalar: Unicode.Scalar, isMention: Bool) -> Bool {
    // Marks belong to the letters of many scripts.
    scalar.isPythonWord || scalar.properties.generalCategory.isMark || (isMention && scalar == "-")
  }
}

/// A word that may be a link, without the punctuation around it.
struct LinkWord {
  private(set) var lead = ""
  private(set) var middle: String
  private(set) var trail = ""

  init(_ word: String) {
    middle = String(word.drop { $0 == "(" || $0 == "[" })
    lead = String(word.prefix(word.count - middle.count))
    while trimOnce() {}
  }

  /// Takes a closing bracket that was never opened, or a sign that ends a sentence, off the end.
  private mutating func trimOnce() -> Bool {
    guard let last = middle.last else { return false }
    let opening: Character? = last == ")" ? "(" : last == "]" ? "[" : nil
    let isUnopened =
      opening.map { open in middle.count { $0 == open } < middle.count { $0 == last } } ?? false
    guard isUnopened || ".,:;!".contains(last) else { return false }
    trail = String(last) + trail
    middle.removeLast()
    return true
  }

  /// Where the link leads; nil if the word is none.
  var url: String? {
    guard middle.utf8.count <= 2048 else { return nil }
    let lower = middle.lowercased()
    for scheme in ["http://", "https://"] where lower.hasPrefix(scheme) {
      let first = lower.dropFirst(scheme.count).unicodeScalars.drop { $0 == "[" }.first
      return first?.isPythonWord == true ? middle : nil
    }
    if lower.hasPrefix("www.") || isKnownDomain(lower) { return "http://" + middle }
    return isMailAddress ? "mailto:" + middle : nil
  }

  private static let domains = [".com", ".edu", ".gov", ".int", ".mil", ".net", ".org"]

  private func isKnownDomain(_ lower: String) -> Bool {
    guard !lower.hasPrefix("http"), lower.unicodeScalars.first?.isPythonWord == true, !lower.contains("@")
    else {
      return false
    }
    let host = lower.prefix { $0 != "/" }
    return Self.domains.contains { host.hasSuffix($0) && host.count > $0.count + 1 }
  }

  private var isMailAddress: Bool {
    let parts = middle.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !middle.contains(":") else { return false }
    return parts[1].contains(".") && !parts[1].hasPrefix(".") && parts[1].utf8.count <= 63
  }
}

extension Unicode.Scalar {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension Unicode.GeneralCategory {
  fileprivate var isMark: Bool {
    self == .nonspacingMark || self == .spacingMark || self == .enclosingMark
  }
}
