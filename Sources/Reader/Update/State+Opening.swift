import FeedCore

extension State {
  mutating func open() -> [Effect] {
    if overlay != nil { return openInOverlay() }
    switch selection {
    case .entry(let entry): return markOpened(entry) + open(entry)
    case .activity(let activity):
      if case .detail(let page) = page, page.subject == nil { return open(activity) }
      return openMenu()
    case .comment: return openMenu()
    case .person(let user): return openProfile(user.id, known: user)
    case .none: return []
    }
  }

  private mutating func open(_ entry: Entry) -> [Effect] {
    switch entry.content {
    case .activity(let activity): return open(activity)
    case .group(let group):
      let subjects = Set(group.activities.map(\.subject.id))
      if let first = group.activities.first, group.activities.count == 1 || subjects.count == 1 {
        return open(first)
      }
      return openDetail(of: entry.content)
    }
  }

  /// A follow opens the person, anything else its thread.
  private mutating func open(_ activity: EnrichedActivity) -> [Effect] {
    if activity.activity.verb == "follow" {
      let person = activity.objectUserID == userID ? activity.actorID : activity.objectUserID
      let user = activity.objectUserID == userID ? activity.actorUser : activity.objectUser
      if let person { return openProfile(person, known: user) }
    }
    let shown = ["like", "comment"].contains(activity.activity.verb) ? activity.subject : activity
    return openDetail(of: .activity(shown))
  }

  mutating func openThread() -> [Effect] {
    if case .detail = page { return [] }
    guard let subject = selectedSubject else { return say("Nothing is selected.") }
    return openDetail(of: .activity(subject))
  }

  private mutating func openInOverlay() -> [Effect] {
    switch overlay {
    case .menu(let menu):
      guard menu.commands.indices.contains(menu.viewport.selected) else { return closeOverlay() }
      overlay = nil
      return perform(menu.commands[menu.viewport.selected])
    case .links(let links):
      guard links.targets.indices.contains(links.viewport.selected) else { return closeOverlay() }
      return openLink(links.targets[links.viewport.selected])
    case .themes: overlay = nil
    case .drafts(let drafts):
      guard drafts.drafts.indices.contains(drafts.viewport.selected) else { return closeOverlay() }
      return open(drafts.drafts[drafts.viewport.selected])
    case .help: overlay = nil
    case .composer, nil: break
    }
    return []
  }

  mutating func openMenu() -> [Effect] {
    let commands = menuCommands
    guard !commands.isEmpty else { return say("Nothing is selected.") }
    overlay = .menu(MenuOverlay(commands: commands))
    return []
  }

  mutating func openHelp() -> [Effect] {
    overlay = .help(HelpOverlay())
    return []
  }

  mutating func openDrafts() -> [Effect] {
    guard !drafts.isEmpty else { return say("There are no drafts.") }
    overlay = .drafts(DraftsOverlay(drafts: drafts.values.sorted { $0.savedAt > $1.savedAt }))
    return []
  }

  mutating func showProfile(_ name: String) -> [Effect] {
    if !name.isEmpty { return openProfile(name.withoutAt, known: nil) }
    guard let person = selectedPerson else { return say("Nobody is selected.") }
    return openProfile(person.id, known: person.user)
  }

  mutating func showFollowers(_ name: String) -> [Effect] {
    guard let id = name.isEmpty ? selectedPerson?.id : name.withoutAt else {
      return say("Nobody is selected.")
    }
    return openPeople(.followers(of: id), title: "Followers of \(id)")
  }

  mutating func showFollowing(_ name: String) -> [Effect] {
    guard let id = name.isEmpty ? selectedPerson?.id : name.withoutAt else {
      return say("Nobody is selected.")
    }
    return openPeople(.following(of: id), title: "\(id) follows")
  }

  mutating func openTag(_ name: String) -> [Effect] {
    let tag = name.hasPrefix("#") ? String(name.dropFirst()) : name
    return openResults(.search("#" + tag), title: "#" + tag)
  }

  /// A click on a tab, a row or something within it.
  mutating func click(_ target: ClickTarget, isDouble: Bool) -> [Effect] {
    guard !isTyping, confirmation == nil else { return [] }
    switch target {
    case .tab(let tab): return show(tab)
    case .row(let index):
      move(.select(index))
      return isDouble ? open() : []
    case .action(let action): return open(action)
    }
  }

}

extension String {
  /// A name as people type it, without the sign in front.
  var withoutAt: String { hasPrefix("@") ? String(dropFirst()) : self }
}
