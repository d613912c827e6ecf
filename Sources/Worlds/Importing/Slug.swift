import FeedCore

/// Names as ids: what may name a feed, and no more.
enum Slug {
  /// Lower case; letters and digits of any script, `_` and single dashes; at most 60 characters. Empty where the
  /// text holds none of them.
  static func id(_ text: String) -> String {
    var slug = ""
    for character in text.lowercased() {
      if character != "-", FeedID.isValid(String(character)) {
        slug.append(character)
      } else if !slug.isEmpty, slug.last != "-", character != "'" {
        slug.append("-")
      }
      if slug.count == 60 { break }
    }
    while slug.last == "-" { slug.removeLast() }
    return slug
  }

  /// A tag's name as part of an object's id: what is no letter, digit, `_` or dash becomes a dash.
  static func objectID(_ text: String) -> String {
    String(text.map { FeedID.isValid(String($0)) ? $0 : "-" })
  }
}
