import FeedCore

extension State {
  /// Changes every opened thread of an activity.
  mutating func changeThread(of id: ActivityID, _ body: (inout DetailPage) -> Void) {
    for tab in tabs.indices {
      for index in tabs[tab].pages.indices {
        guard case .detail(var page) = tabs[tab].pages[index], page.subject?.id == id else { continue }
        body(&page)
        tabs[tab].pages[index] = .detail(page)
      }
    }
  }

  /// Changes a comment in every opened thread.
  mutating func changeComment(_ id: String, _ body: (inout Reaction) -> Void) {
    for tab in tabs.indices {
      for index in tabs[tab].pages.indices {
        guard case .detail(var page) = tabs[tab].pages[index] else { continue }
        page.changeComment(id, body)
        tabs[tab].pages[index] = .detail(page)
      }
    }
  }

  /// Shows a comment before it is sent.
  mutating func sendComment(_ text: String, on id: ActivityID, parent: String?, draft: Draft) -> [Effect] {
    let comment = temporaryReaction("comment", on: id, parent: parent ?? "", text: text)
    changeThread(of: id) { page in
      page.insertComment(comment)
      if let row = page.row(ofComment: comment.id) { page.viewport.move(.select(row)) }
    }
    if parent == nil { changeCount("comment", on: id, by: 1) }
    unsentComments[comment.id] = draft
    return write(
      .comment(id, parent: parent, text: text),
      .commentAddition(comment.id, on: id),
      name: "The comment",
      done: "Sent."
    )
  }

  /// A comment that was not taken goes back into the composer.
  mutating func takeBackComment(_ temporary: String, on id: ActivityID) -> [Effect] {
    changeThread(of: id) { $0.removeComment(temporary) }
    guard let draft = unsentComments.removeValue(forKey: temporary) else { return [] }
    if case .comment(_, nil, _) = draft.purpose { changeCount("comment", on: id, by: -1) }
    return reopen(draft)
  }

  mutating func changeCount(_ kind: String, on id: ActivityID, by step: Int) {
    changeActivity(id) { activity in
      var reactions = activity.reactions ?? ActivityReactions()
      reactions.counts = (reactions.counts ?? [:]).merging([
        kind: max(0, (reactions.counts?[kind] ?? 0) + step)
      ]) { $1 }
      activity.reactions = reactions
    }
  }
}
