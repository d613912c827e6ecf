import FeedCore

/// What can be searched for, and how a search is written.
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

  /// An FTS5 query that wants every word of `text`, each as the start of a word; nil where there is no word.
  ///
  /// Words are quoted, so that nothing in them is taken for FTS5's own syntax.
  static func query(_ text: String) -> String? {
    let words = text.unicodeScalars
      .split {
        !($0.properties.isAlphabetic || $0.properties.numericType != nil || $0.properties.isDiacritic)
      }
      .map { "\"\(String($0))\"*" }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}
