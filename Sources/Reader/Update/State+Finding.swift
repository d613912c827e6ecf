import FeedCore

extension State {
  mutating func search(_ words: String) -> [Effect] {
    lastSearch = words
    return searchAgain(forward: true)
  }

  /// Selects the next match in what is loaded, starting over at the end.
  mutating func searchAgain(forward: Bool) -> [Effect] {
    guard !lastSearch.isEmpty else { return say("Nothing was searched for yet; / begins.") }
    let texts = searchableTexts
    let words = lastSearch.lowercased()
    let start = selectedRowIndex
    let order = (1...max(1, texts.count)).map { step in
      ((start + (forward ? step : -step)) % max(1, texts.count) + texts.count) % max(1, texts.count)
    }
    guard !texts.isEmpty, let found = order.first(where: { texts[$0]().contains(words) }) else {
      return say("'\(lastSearch)' is not in what is loaded; :find \(lastSearch) searches everything.")
    }
    showsMatches = true
    move(.select(found))
    let wrapped = forward ? found <= start : found >= start
    return wrapped && texts.count > 1 ? say("The search started over.") : []
  }

  /// The texts of the rows that are shown, made only when asked for.
  private var searchableTexts: [() -> String] {
    switch page {
    case .detail(let page): page.rows.map { row in { row.searchText } }
    case .people(let page): page.people.map { person in { person.searchText } }
    default:
      (list?.entries ?? []).map { entry in { entry.activities.map(\.searchText).joined(separator: "\n") } }
    }
  }

  private var selectedRowIndex: Int {
    switch page {
    case .detail(let page): page.viewport.selected
    case .people(let page): page.viewport.selected
    default: list?.viewport.selected ?? 0
    }
  }

  mutating func setFilter(_ text: String) -> [Effect] {
    guard list != nil else { return say("There is no list to filter here.") }
    list?.setFilter(EntryFilter(text))
    return []
  }
}

extension DetailPage.Row {
  var searchText: String {
    switch self {
    case .activity(let activity): activity.searchText
    case .comment(let comment, _): "\(comment.authorName)\n\(comment.userID)\n\(comment.text)".lowercased()
    }
  }
}

extension Person {
  var searchText: String { "\(user.displayName)\n\(user.id)\n\(user.bio)".lowercased() }
}
