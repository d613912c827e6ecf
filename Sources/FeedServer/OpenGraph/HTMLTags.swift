import FeedCore

/// The tags of a page, found in one pass: work in proportion to the page, whatever somebody put in it.
struct HTMLTags {
  /// What follows each `<`, up to the next.
  private let pieces: [Substring.UTF8View]
  /// Bytes of a tag that are looked at.
  private static let longest = 8192
  /// Tags of one name that are looked at.
  private static let most = 200

  /// - Parameter html: a page that cannot be compared in linear time counts as one without tags.
  init(_ html: String) {
    let isComparable = CombiningMarks.areBounded(html)
    pieces = isComparable ? Substring(html).utf8.split(separator: UInt8(ascii: "<")) : []
  }

  /// The attributes of the tags called `name`, by lower-case name.
  func attributes(of name: String) -> [[String: String]] {
    tags(name).prefix(Self.most).map { Self.attributes($0.prefix { $0 != UInt8(ascii: ">") }) }
  }

  /// The text right behind the first tag called `name`; nil without one.
  func text(after name: String) -> String? {
    tags(name).first { _ in true }.flatMap { tag in
      tag.firstIndex(of: UInt8(ascii: ">")).map {
        Self.unescaped(String(Substring(tag[tag.index(after: $0)...]))).trimmingBlanks()
      }
    }
  }

  /// What stands behind the name.
  private func tags(_ name: String) -> some Sequence<Substring.UTF8View> & LazySequenceProtocol {
    pieces.lazy.filter { piece in
      let head = piece.prefix(name.utf8.count + 1)
      return head.prefix(name.utf8.count).map { $0 | 0x20 }.elementsEqual(name.utf8)
        && (head.count == name.utf8.count || head.last.map { $0 <= 0x20 || $0 == UInt8(ascii: ">") } == true)
    }.map { $0.dropFirst(name.utf8.count).prefix(Self.longest) }
  }

  private static func attributes(_ tag: Substring.UTF8View) -> [String: String] {
    var attributes: [String: String] = [:]
    var rest = tag
    while true {
      rest = rest.drop { $0 <= 0x20 || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "=") }
      guard !rest.isEmpty else { return attributes }
      let name = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: "=") }
      rest = rest.dropFirst(name.count).drop { $0 <= 0x20 }
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest = rest.dropFirst().drop { $0 <= 0x20 }
      let value = Self.value(&rest)
      attributes[String(Substring(name)).lowercased()] = unescaped(String(Substring(value)))
    }
  }

  /// Takes a value, in quotes or not.
  private static func value(_ rest: inout Substring.UTF8View) -> Substring.UTF8View {
    if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let value = rest.dropFirst().prefix { $0 != quote }
      rest = rest.dropFirst(value.count + 2)
      return value
    }
    let value = rest.prefix { $0 > 0x20 }
    rest = rest.dropFirst(value.count)
    return value
  }

  private static func unescaped(_ text: String) -> String {
    guard text.contains("&") else { return text }
    return text.replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&#x27;", with: "'")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&nbsp;", with: " ")
      .replacing("&amp;", with: "&")
  }
}
