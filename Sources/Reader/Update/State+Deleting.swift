import FeedCore

/// Deleting: hidden immediately, sent a little later.
extension State {
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
      return hold(.deleteComment(comment.id), .commentRemoval(comment, on: activity.id))
    }
    guard let activity = selectedActivity else { return [] }
    let removed = takeOut(activity.id)
    closePages(about: activity.id)
    return hold(.delete(activity.id), .removal(removed))
  }

  private mutating func hold(_ write: Write, _ reversal: PendingWrite.Reversal) -> [Effect] {
    let earlier = sendPendingDeletion()
    let held = PendingDeletion(request: nextRequest(), write: write, reversal: reversal)
    pendingDeletion = held
    undoables.append(Undoable(label: "the deletion", way: .pendingDeletion))
    return earlier + [
      .keep(held.request, write), .timer(.deletion, milliseconds: PendingDeletion.milliseconds),
    ]
      + say("Deleted; z takes it back.")
  }

  /// From now on it can only be written again.
  mutating func sendPendingDeletion() -> [Effect] {
    guard let held = pendingDeletion else { return [] }
    pendingDeletion = nil
    undoables.removeAll { $0.way == .pendingDeletion }
    return [.cancelTimer(.deletion)]
      + write(held.write, held.reversal, as: held.request, name: "The deletion")
  }

  mutating func undoPendingDeletion() -> [Effect] {
    guard let held = pendingDeletion else { return [] }
    pendingDeletion = nil
    let effects = reverse(held.reversal)
    if case .delete(let id) = held.write { select(id) }
    return effects + [.withdraw(held.request), .cancelTimer(.deletion)]
  }

  /// The entry is there again, and is what one wants to see.
  private mutating func select(_ id: ActivityID) {
    guard page == nil, let index = current.list.entries.firstIndex(where: { $0.id == .activity(id) }) else {
      return
    }
    current.list.viewport.move(.select(index))
  }

  /// What is loaded meanwhile does not bring back what is hidden.
  func withoutHeldDeletion(_ loaded: Loaded) -> Loaded {
    switch (loaded, pendingDeletion?.write) {
    case (.page(var page), .delete(let id)):
      page.entries.removeAll { $0.id == .activity(id) }
      return .page(page)
    case (.comments(var comments, let next), .deleteComment(let id)):
      comments.removeAll { $0.id == id }
      for index in comments.indices { comments[index].removeChild(id) }
      return .comments(comments, next: next)
    default: return loaded
    }
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
