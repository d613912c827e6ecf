import FeedCore

/// Makes ids out of names: only characters that may name a feed.
package enum Slug {
  /// Lower case; letters and digits of any script, `_` and single dashes, never one at the end; at most 60
  /// characters and 240 bytes. Empty where the text holds none of them.
  package static func id(_ text: String) -> String {
    var slug = ""
    for character in text.lowercased() {
      // A letter may bear thousands of marks.
      if character != "-", character.utf8.count <= 16, FeedID.isValid(String(character)) {
        slug.append(character)
      } else if !slug.isEmpty, slug.last != "-", character != "'" {
        slug.append("-")
      }
      if slug.count == 60 || slug.utf8.count > 240 { break }
    }
    while slug.last == "-" { slug.removeLast() }
    return slug
  }

  /// Replaces each character that an id may not have by a dash.
  package static func dashed(_ text: String) -> String {
    String(text.map { FeedID.isValid(String($0)) ? $0 : "-" })
  }
}
