import FeedCore

extension State {
  mutating func like() -> [Effect] {
    if let (comment, activity) = selectedComment { return likeComment(comment, of: activity) }
    guard let subject = selectedSubject else { return say("Nothing is selected.") }
    return setReaction("like", on: subject.id, to: subject.own("like").isEmpty, undoable: true)
  }

  mutating func bookmark() -> [Effect] {
    guard let subject = selectedSubject else { return say("Nothing is selected.") }
    return setReaction("bookmark", on: subject.id, to: subject.own("bookmark").isEmpty, undoable: true)
  }

  mutating func setReaction(_ kind: String, on id: ActivityID, to isOn: Bool, undoable: Bool) -> [Effect] {
    setOwn(kind, on: id, to: isOn)
    let isLike = kind == "like"
    let opposite: Write =
      isOn ? (isLike ? .unlike(id) : .unbookmark(id)) : (isLike ? .like(id) : .bookmark(id))
    let wanted: Write = isOn ? (isLike ? .like(id) : .bookmark(id)) : (isLike ? .unlike(id) : .unbookmark(id))
    let label = isOn ? "the \(kind)" : "the un\(kind)"
    return write(
      wanted,
      .reaction(id, kind: kind, wasOn: !isOn),
      name: label.capitalizedFirst,
      undo: undoable ? Undoable(label: label, way: .write(opposite)) : nil
    )
  }

  /// Shows your own reaction, or none, and counts it.
  mutating func setOwn(_ kind: String, on id: ActivityID, to isOn: Bool) {
    let own = isOn ? [temporaryReaction(kind, on: id)] : []
    changeActivity(id) { activity in
      var reactions = activity.reactions ?? ActivityReactions()
      let wasOn = !(reactions.own?[kind]?.isEmpty ?? true)
      reactions.own = (reactions.own ?? [:]).merging([kind: own]) { $1 }
      if wasOn != isOn {
        let count = (reactions.counts?[kind] ?? 0) + (isOn ? 1 : -1)
        reactions.counts = (reactions.counts ?? [:]).merging([kind: max(0, count)]) { $1 }
      }
      activity.reactions = reactions
    }
  }

  /// Stands for a reaction until the backend's own is there.
  mutating func temporaryReaction(_ kind: String, on id: ActivityID, parent: String = "", text: String? = nil)
    -> Reaction
  {
    Reaction(
      id: "pending-\(nextVersion())",
      kind: kind,
      activityID: id,
      userID: userID,
      parent: parent,
      data: text.map { ["text": .string($0)] } ?? [:],
      createdAt: now,
      updatedAt: now,
      user: user
    )
  }

  private mutating func likeComment(_ comment: Reaction, of activity: EnrichedActivity) -> [Effect] {
    guard !comment.id.hasPrefix("pending-") else { return say("The comment is still being sent.") }
    let isOn = (comment.ownChildren?["like"] ?? []).isEmpty
    setCommentLike(comment.id, to: isOn)
    return write(
      isOn ? .likeComment(comment.id) : .unlikeComment(comment.id),
      .commentReaction(comment.id, wasOn: !isOn),
      name: "The like"
    )
  }

  mutating func setCommentLike(_ id: String, to isOn: Bool) {
    changeComment(id) { comment in
      let own = Reaction(
        id: "pending",
        kind: "like",
        activityID: comment.activityID,
        userID: comment.userID,
        parent: comment.id,
        createdAt: comment.createdAt,
        updatedAt: comment.updatedAt
      )
      comment.ownChildren = (comment.ownChildren ?? [:]).merging(["like": isOn ? [own] : []]) { $1 }
      comment.childrenCounts["like"] = max(0, (comment.childrenCounts["like"] ?? 0) + (isOn ? 1 : -1))
    }
  }

  mutating func repost() -> [Effect] {
    guard let subject = selectedSubject else { return say("Nothing is selected.") }
    return write(
      .repost(subject.id, text: nil),
      .none,
      name: "The repost",
      done: "Reposted; z takes it back."
    )
  }

  // MARK: Following

  mutating func follow(_ name: String) -> [Effect] {
    guard let id = name.isEmpty ? selectedPerson?.id : name.withoutAt else {
      return say("Nobody is selected.")
    }
    guard id != userID else { return say("That is you.") }
    guard FeedID.isValid(id) else {
      return say("'\(id)' is not a user: ids are letters, digits, '_' and '-'.", isError: true)
    }
    return changeFollow(of: id, to: !followed.contains(id), undoable: true)
  }

  mutating func changeFollow(of id: String, to isFollowed: Bool, undoable: Bool) -> [Effect] {
    setFollowed(id, isFollowed)
    let undo = Undoable(
      label: isFollowed ? "following \(id)" : "unfollowing \(id)",
      way: .write(isFollowed ? .unfollow(id) : .follow(id))
    )
    return write(
      isFollowed ? .follow(id) : .unfollow(id),
      .follow(id, wasFollowed: !isFollowed),
      name: isFollowed ? "Following \(id)" : "Unfollowing \(id)",
      done: isFollowed
        ? "You follow \(id) now; z takes it back." : "You no longer follow \(id); z takes it back.",
      undo: undoable ? undo : nil
    )
  }

  mutating func setFollowed(_ id: String, _ isFollowed: Bool) {
    if isFollowed { followed.insert(id) } else { followed.remove(id) }
    for tab in tabs.indices {
      for index in tabs[tab].pages.indices { setFollowed(id, isFollowed, inPage: index, of: tab) }
    }
  }

  private mutating func setFollowed(_ id: String, _ isFollowed: Bool, inPage index: Int, of tab: Int) {
    switch tabs[tab].pages[index] {
    case .profile(var page) where page.userID == id && page.profile?.isFollowed != isFollowed:
      page.profile?.isFollowed = isFollowed
      if let count = page.profile?.user.followersCount {
        page.profile?.user.followersCount = max(0, count + (isFollowed ? 1 : -1))
      }
      tabs[tab].pages[index] = .profile(page)
    case .people(var page):
      page.change(id) { $0.isFollowed = isFollowed }
      tabs[tab].pages[index] = .people(page)
    default: break
    }
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
