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

  // MARK: Deleting

  mutating func askToDelete() -> [Effect] {
    guard isApplicable(.delete) else { return say("Only your own posts and comments can be deleted.") }
    let what = selectedComment == nil ? "post" : "comment"
    confirmation = Confirmation(question: "Delete this \(what)?", action: .delete)
    return []
  }

  mutating func deleteSelected() -> [Effect] {
    if let (comment, activity) = selectedComment {
      changeThread(of: activity.id) { $0.removeComment(comment.id) }
      changeCount("comment", on: activity.id, by: comment.parent.isEmpty ? -1 : 0)
      return write(
        .deleteComment(comment.id),
        .commentRemoval(comment, on: activity.id),
        name: "The deletion",
        done: "Deleted; z takes it back."
      )
    }
    guard let activity = selectedActivity else { return [] }
    let removed = takeOut(activity.id)
    closePages(about: activity.id)
    return write(
      .delete(activity.id),
      .removal(removed),
      name: "The deletion",
      done: "Deleted; z takes it back."
    )
  }

  private mutating func takeOut(_ id: ActivityID) -> [RemovedEntry] {
    var removed: [RemovedEntry] = []
    for tab in Tab.allCases {
      let entries = tabs[tab.rawValue].list.all
      guard let index = entries.firstIndex(where: { $0.id == .activity(id) }) else { continue }
      removed.append(RemovedEntry(tab: tab, index: index, entry: entries[index]))
      tabs[tab.rawValue].list.remove { $0.id == .activity(id) }
    }
    for tab in tabs.indices {
      for index in tabs[tab].pages.indices { tabs[tab].pages[index].list?.remove { $0.id == .activity(id) } }
    }
    return removed
  }

  private mutating func closePages(about id: ActivityID) {
    for tab in tabs.indices {
      tabs[tab].pages.removeAll { page in
        if case .detail(let detail) = page, case .activity(let activity) = detail.content {
          activity.id == id
        } else {
          false
        }
      }
    }
  }
}
