import FeedCore

/// Narrows a list to some of its entries: `unread`, `verb:like`, `by:ann`, `kind:bot`, and words of the text.
struct EntryFilter: Hashable, Sendable {
  private(set) var onlyUnread = false
  private(set) var verbs: Set<String> = []
  private(set) var actors: Set<String> = []
  private(set) var kinds: Set<String> = []
  private(set) var words: [String] = []
  /// As typed.
  let text: String

  init() { text = "" }

  init(_ text: String) {
    self.text = text
    for word in text.split(separator: " ") { add(String(word)) }
  }

  var isEmpty: Bool { !onlyUnread && verbs.isEmpty && actors.isEmpty && kinds.isEmpty && words.isEmpty }

  private mutating func add(_ word: String) {
    let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
    let values = parts.count == 2 ? parts[1].split(separator: ",").map { $0.lowercased() } : []
    switch parts.first {
    case "verb" where !values.isEmpty: verbs.formUnion(values)
    case "by" where !values.isEmpty:
      actors.formUnion(values.map { $0.hasPrefix("@") ? String($0.dropFirst()) : $0 })
    case "kind" where !values.isEmpty: kinds.formUnion(values)
    default: if word == "unread" || word == "u" { onlyUnread = true } else { words.append(word.lowercased()) }
    }
  }

  func accepts(_ entry: Entry, isUnread: Bool) -> Bool {
    if onlyUnread && !isUnread { return false }
    if !verbs.isEmpty && !verbs.contains(entry.verb.lowercased()) { return false }
    return accepts(activities: entry.activities)
  }

  private func accepts(activities: [EnrichedActivity]) -> Bool {
    guard !actors.isEmpty || !kinds.isEmpty || !words.isEmpty else { return true }
    return activities.contains { activity in
      (actors.isEmpty || actors.contains(activity.actorID?.lowercased() ?? ""))
        && (kinds.isEmpty || kinds.contains(activity.actorUser?.data["kind"]?.stringValue ?? "person"))
        && words.allSatisfy { activity.searchText.contains($0) }
    }
  }
}
