/// Addresses that may be handed to a browser or a clipboard.
enum WebAddress {
  /// Only http and https, without blanks, quotes of controls: what comes from a feed is hostile until
  /// checked.
  static func isSafe(_ text: String) -> Bool {
    guard text.hasPrefix("https://") || text.hasPrefix("http://"), text.utf8.count <= 4096 else {
      return false
    }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar.value > 0x20 && !(0x7F...0xA0).contains(scalar.value)
        && !scalar.properties.isDefaultIgnorableCodePoint
        && scalar != "\"" && scalar != "<" && scalar != ">" && scalar != "`"
    }
  }

  /// The addresses standing in a text, without the punctuation after them.
  static func all(in text: String) -> [String] {
    guard text.utf8.count > 7 else { return [] }
    return text.split(whereSeparator: \.isWhitespace).compactMap { word in
      guard let start = word.range(ofFirst: "http://", "https://") else { return nil }
      var address = word[start...]
      while let last = address.last, ".,;:!?)]}'\"»”’…".contains(last) { address.removeLast() }
      return isSafe(String(address)) ? String(address) : nil
    }
  }
}

extension Substring {
  /// Where the first of the prefixes starts, seen from the left.
  fileprivate func range(ofFirst prefixes: String...) -> Index? {
    indices.first { index in prefixes.contains { self[index...].hasPrefix($0) } }
  }
}
