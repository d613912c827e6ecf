/// A commit message as subject and body, kept whole up to a size that a screen can still be asked to show.
struct GitMessage: Sendable {
  /// In characters.
  static let longestSubject = 300
  /// In UTF-8 bytes: a single character may bear any number of marks.
  static let longestSubjectBytes = 4 << 10
  /// In UTF-8 bytes: some 4,000 lines.
  static let longestBody = 256 << 10

  var subject: String
  var body: String

  init(_ message: String) {
    let text = message.replacing("\r\n", with: "\n").trimmed
    let end = text.firstIndex(of: "\n") ?? text.endIndex
    let first = String(text[..<end]).trimmed
    let rest = String(text[end...]).trimmedLines
    if first.isEmpty {
      subject = "(no message)"
      body = ""
    } else if let cut = first.cut(characters: Self.longestSubject, bytes: Self.longestSubjectBytes) {
      subject = cut
      body = Self.bounded(rest.isEmpty ? first : first + "\n\n" + rest)
    } else {
      subject = first
      body = Self.bounded(rest)
    }
  }

  private static func bounded(_ text: String) -> String {
    guard text.utf8.count > longestBody else { return text }
    let kept = String(decoding: text.utf8.prefix(longestBody), as: UTF8.self)
    // The cut may have split a character.
    return kept.trimmingReplacement + "\n… (cut here: the message goes on)"
  }
}

extension String {
  /// The beginning and an ellipsis; nil if the text is not longer than that.
  func cut(characters: Int, bytes: Int) -> String? {
    let isLong = utf8.count > bytes
    let start = isLong ? String(decoding: utf8.prefix(bytes), as: UTF8.self).trimmingReplacement : self
    guard isLong || start.count > characters else { return nil }
    return start.prefix(characters - 1) + "…"
  }

  /// Without blank lines at both ends.
  fileprivate var trimmedLines: String {
    guard let start = firstIndex(where: { $0 != "\n" }) else { return "" }
    return String(self[start...])
  }

  fileprivate var trimmingReplacement: String { hasSuffix("\u{FFFD}") ? String(dropLast()) : self }
}
