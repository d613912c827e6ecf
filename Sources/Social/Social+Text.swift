import FeedCore
import Foundation

extension Social {
  /// `text` as it will be stored: without blank ends, lines ended by `\n`.
  ///
  /// - Throws: `FeedError` with code `input` if nothing is left, `tooLarge` where it is too long.
  package static func checkedText(_ text: String, canBeEmpty: Bool = false) throws -> String {
    let lines = text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
    let trimmed = lines.trimmingCharacters(in: .whitespacesAndNewlines)
    guard canBeEmpty || !trimmed.isEmpty else {
      throw FeedError(.input, "The text is empty: write something first.")
    }
    let length = trimmed.unicodeScalars.count
    guard length <= textLimit else {
      throw FeedError(.tooLarge, "The text has \(length) characters: \(textLimit) are the most.")
    }
    return trimmed
  }

  /// The ids of the users whom `text` mentions, as far as they exist; `@Ann` finds `ann` if there is no
  /// `Ann`.
  func mentionedUsers(_ text: String) async throws -> [String] {
    let names = PostText(text).mentions.prefix(90)
    guard !names.isEmpty else { return [] }
    let candidates = Set(names).union(names.map { $0.lowercased() })
    let existing = Set(try await backend.users(candidates.sorted()).map(\.id))
    var known: Set<String> = []
    return names.compactMap { name in
      let id = existing.contains(name) ? name : name.lowercased()
      return existing.contains(id) && known.insert(id).inserted ? id : nil
    }
  }
}
