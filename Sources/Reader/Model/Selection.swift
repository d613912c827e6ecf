import FeedCore

/// What commands act on.
enum Selection: Sendable {
  case entry(Entry)
  case activity(EnrichedActivity)
  case comment(Reaction, on: EnrichedActivity)
  case person(FeedUser)
  case none
}

extension State {
  /// What is selected in the list or page that is shown.
  var selection: Selection {
    switch page {
    case nil: current.list.selected.map { .entry($0) } ?? .none
    case .results(let page): page.list.selected.map { .entry($0) } ?? .none
    case .profile(let page): page.list.selected.map { .entry($0) } ?? .none
    case .people(let page): page.selected.map { .person($0.user) } ?? .none
    case .detail(let page):
      switch page.selected {
      case .activity(let activity): .activity(activity)
      case .comment(let comment, _): page.subject.map { .comment(comment, on: $0) } ?? .none
      case nil: .none
      }
    }
  }

  /// The activity that is selected, or the newest of the selected group.
  var selectedActivity: EnrichedActivity? {
    switch selection {
    case .entry(let entry): entry.newest
    case .activity(let activity): activity
    case .comment, .person, .none: nil
    }
  }

  var selectedSubject: EnrichedActivity? { selectedActivity?.subject }

  var selectedComment: (comment: Reaction, activity: EnrichedActivity)? {
    if case .comment(let comment, let activity) = selection { (comment, activity) } else { nil }
  }

  /// The activity that links, text and replies are taken from.
  var actedOn: EnrichedActivity? { selectedComment?.activity ?? selectedSubject }

  /// The person that following and profiles are about: on somebody's page it is them, at a repost its author.
  var selectedPerson: (id: String, user: FeedUser?)? {
    if case .profile(let page) = page { return (page.userID, page.profile?.user) }
    switch selection {
    case .person(let user): return (user.id, user)
    case .comment(let comment, _): return (comment.userID, comment.user)
    case .entry, .activity:
      guard let activity = selectedActivity else { return nil }
      let source = activity.activity.verb == "repost" ? activity.subject : activity
      return source.actorID.map { ($0, source.actorUser) }
    case .none: return nil
    }
  }

  /// Whether the selected post or comment is the reader's own.
  var ownsSelection: Bool {
    switch selection {
    case .comment(let comment, _): comment.userID == userID
    case .entry, .activity: selectedActivity?.actorID == userID
    case .person, .none: false
    }
  }
}
