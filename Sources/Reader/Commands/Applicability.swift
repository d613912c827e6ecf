/// Which commands make sense now: the menu and the hints show only these.
extension State {
  func isApplicable(_ id: CommandID) -> Bool {
    switch id {
    case .like: actedOn != nil
    case .reply, .repost, .quote, .bookmark, .thread, .copyLink, .copyText: actedOn != nil
    case .edit, .delete: ownsSelection && canChangeSelection
    case .follow: selectedPerson.map { $0.id != userID } ?? false
    case .profile, .followers, .following: selectedPerson != nil
    case .openLink: !linkTargets.isEmpty
    case .markRead: isEntrySelected && page == nil && tab != .user
    case .markAllRead: page == nil && current.unread > 0
    case .undo: !undoables.isEmpty
    case .back: !current.pages.isEmpty || overlay != nil || !(list?.filter.isEmpty ?? true)
    case .open: isAnythingSelected
    case .searchNext, .searchPrevious: !lastSearch.isEmpty
    case .drafts: !drafts.isEmpty
    case .menu: isAnythingSelected
    default: true
    }
  }

  private var isEntrySelected: Bool { if case .entry = selection { true } else { false } }

  var isAnythingSelected: Bool { if case .none = selection { false } else { true } }

  /// Likes and follows are undone, not edited; what has a text can be edited.
  private var canChangeSelection: Bool {
    guard let activity = selectedActivity else { return selectedComment != nil }
    return !["like", "comment", "follow"].contains(activity.activity.verb)
  }

  /// The actions for the menu, in the order of the table.
  var menuCommands: [CommandID] {
    let opening: [CommandID] = isApplicable(.open) ? [.open] : []
    return opening + CommandTable.all.filter { $0.isAction && isApplicable($0.id) }.map(\.id)
  }
}
