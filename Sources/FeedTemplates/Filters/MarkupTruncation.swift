import FeedCore

/// `truncatechars_html` and `truncatewords_html`: tags do not count, and those still open are closed.
///
/// Source: Django 4.2, "Built-in filter reference".
struct MarkupTruncation {
  private enum Piece {
    case tag(Range<Int>)
    /// A word, or one character that counts.
    case text(end: Int)
  }

  /// Elements that are never closed.
  private static let singles: Set<String> = [
    "br", "col", "link", "base", "img", "param", "area", "hr", "input",
  ]

  private let scalars: [Unicode.Scalar]
  private let countsWords: Bool
  /// The last place where a tag can end, so that what is not a tag is not searched again and again.
  private let lastEnd: Int

  static let filters = [
    TemplateFilter("truncatechars_html", argument: .required) { value, argument, _ in
      try PaddingFilters.truncated(value, argument.required) { text, length in
        MarkupTruncation(text.normalizedC, countsWords: false).text(
          to: length,
          room: max(length, 1) - 1,
          mark: "…"
        )
      }
    },
    TemplateFilter("truncatewords_html", argument: .required) { value, argument, _ in
      try PaddingFilters.truncated(value, argument.required) { text, length in
        length <= 0
          ? "" : MarkupTruncation(text, countsWords: true).text(to: length, room: length, mark: " …")
      }
    },
  ]

  private init(_ text: String, countsWords: Bool) {
    scalars = Array(text.unicodeScalars)
    self.countsWords = countsWords
    lastEnd = scalars.lastIndex(of: ">") ?? -1
  }

  private func text(to length: Int, room: Int, mark: String) -> String {
    var (position, end, count) = (0, 0, 0)
    var open: [String] = []
    while count <= length, let piece = piece(from: position) {
      switch piece {
      case .text(let next):
        count += 1
        if count == room { end = next }
        position = next
      case .tag(let range):
        if count < room { note(scalars[range], &open) }
        position = range.upperBound
      }
    }
    guard count > length else { return String(scalars) }
    return String(scalars[..<end]) + mark + open.reversed().map { "</\($0)>" }.joined()
  }

  /// The next tag or piece of text at or after `start`; nil at the end.
  private func piece(from start: Int) -> Piece? {
    var position = start
    while position < scalars.count {
      if scalars[position] == "<" {
        if let end = tagEnd(from: position) { return .tag(position..<end) }
        guard countsWords else { return .text(end: position + 1) }
        position += 1
      } else if countsWords, scalars[position] == ">" || scalars[position].isPythonSpace {
        position += 1
      } else {
        return .text(end: countsWords ? wordEnd(from: position) : position + 1)
      }
    }
    return nil
  }

  private func wordEnd(from start: Int) -> Int {
    scalars[start...].firstIndex { $0 == "<" || $0 == ">" || $0.isPythonSpace } ?? scalars.count
  }

  private func tagEnd(from start: Int) -> Int? {
    guard start < lastEnd, let end = scalars[start...].firstIndex(of: ">") else { return nil }
    // Among characters `<>` is not a tag.
    return countsWords || end > start + 1 ? end + 1 : nil
  }

  /// Opens or closes what a tag names.
  private func note(_ tag: ArraySlice<Unicode.Scalar>, _ open: inout [String]) {
    var name = tag.dropFirst().dropLast()
    let closes = name.first == "/"
    if closes { name = name.dropFirst() }
    guard let first = name.first, !first.isPythonSpace else { return }
    let word = name.prefix { !$0.isPythonSpace }
    let rest = name.dropFirst(word.count)
    let isSelfClosing = word.count > 1 && word.last == "/" || String(rest).pythonStripped == "/"
    let element = String(word.count > 1 && word.last == "/" ? word.dropLast() : word).lowercased()
    guard !isSelfClosing, !Self.singles.contains(element) else { return }
    if !closes {
      open.append(element)
    } else if open.last == element {
      open.removeLast()
    }
  }
}
