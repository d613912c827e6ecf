import FeedCore

/// Writes: shown immediately, sent in order, undone with a word where they fail.
extension State {
  mutating func write(
    _ write: Write,
    _ reversal: PendingWrite.Reversal,
    as request: RequestID? = nil,
    name: String,
    done: String? = nil,
    undo: Undoable? = nil
  ) -> [Effect] {
    let request = request ?? nextRequest()
    pendingWrites[request] = PendingWrite(
      write: write,
      reversal: reversal,
      done: done,
      name: name,
      undo: undo
    )
    return [.write(request, write)]
  }

  mutating func finishWrite(_ request: RequestID, _ result: Result<WriteOutcome, FeedError>) -> [Effect] {
    guard let pending = pendingWrites.removeValue(forKey: request) else { return [] }
    switch result {
    case .success(let outcome): return confirm(pending, outcome)
    case .failure(let error):
      let effects = reverse(pending.reversal)
      return effects + fail(error, pending.name + " did not work")
    }
  }

  private mutating func confirm(_ pending: PendingWrite, _ outcome: WriteOutcome) -> [Effect] {
    take(outcome, of: pending)
    if let undo = pending.undo {
      undoables.append(undo)
    } else if let token = outcome.undo {
      undoables.append(Undoable(label: pending.name.lowercasedFirst, way: .token(token)))
    }
    if undoables.count > 100 { undoables.removeFirst() }
    return (pending.done.map { say($0) } ?? []) + followUp(pending.write)
  }

  /// Puts what the backend made in the place of what was shown until now.
  private mutating func take(_ outcome: WriteOutcome, of pending: PendingWrite) {
    switch pending.write {
    case .like(let id): replaceOwn("like", on: id, with: outcome.reaction)
    case .bookmark(let id): replaceOwn("bookmark", on: id, with: outcome.reaction)
    case .comment(let id, _, _):
      if case .commentAddition(let temporary, _) = pending.reversal, let reaction = outcome.reaction {
        changeThread(of: id) { $0.changeComment(temporary) { $0.takeIdentity(of: reaction) } }
      }
    case .edit(let id, _):
      if let fresh = outcome.activity { changeActivity(id) { $0 = fresh } }
    case .editComment(let id, let text): changeComment(id) { $0.data["text"] = .string(text) }
    case .post, .repost:
      if let fresh = outcome.activity { show(fresh, in: .user) }
    default: break
    }
  }

  private mutating func replaceOwn(_ kind: String, on id: ActivityID, with reaction: Reaction?) {
    guard let reaction else { return }
    changeActivity(id) { $0.reactions?.own?[kind] = [reaction] }
  }

  /// What you posted is in your own tab immediately, and is what you see there.
  private mutating func show(_ activity: EnrichedActivity, in tab: Tab) {
    var page = ListPage([.activity(activity)])
    (page.next, page.asOf) = (nil, tabs[tab.rawValue].list.asOf)
    guard tabs[tab.rawValue].list.isLoaded else { return }
    tabs[tab.rawValue].list.merge(page, version: &version)
    tabs[tab.rawValue].list.viewport.move(.top)
  }

  /// Taking something back may change any list; a mark is counted by the backend.
  private mutating func followUp(_ write: Write) -> [Effect] {
    if write.isMark { return lookUpMarks(.notifications) }
    guard case .undo = write else { return [] }
    return Tab.allCases.flatMap { loadTabIfLoaded($0) }
  }

  private mutating func loadTabIfLoaded(_ tab: Tab) -> [Effect] {
    tabs[tab.rawValue].list.isLoaded ? loadTab(tab) : []
  }

  mutating func reverse(_ reversal: PendingWrite.Reversal) -> [Effect] {
    switch reversal {
    case .none: break
    case .reaction(let id, let kind, let wasOn): setOwn(kind, on: id, to: wasOn)
    case .commentReaction(let id, let wasOn): setCommentLike(id, to: wasOn)
    case .follow(let id, let wasFollowed): setFollowed(id, wasFollowed)
    case .removal(let removed):
      for entry in removed { tabs[entry.tab.rawValue].list.insert(entry.entry, at: entry.index) }
    case .commentRemoval(let comment, let id):
      changeThread(of: id) { $0.insertComment(comment) }
      changeCount("comment", on: id, by: comment.parent.isEmpty ? 1 : 0)
    case .commentAddition(let temporary, let id): return takeBackComment(temporary, on: id)
    case .draft(let draft): return reopen(draft)
    case .read(let ids, let tab): for id in ids { tabs[tab.rawValue].list.markUnread(id) }
    }
    return []
  }

  /// Does the opposite of the last thing that was done.
  mutating func undo() -> [Effect] {
    guard let last = undoables.popLast() else { return say("There is nothing to take back.") }
    switch last.way {
    case .token(let token):
      return write(.undo(token), .none, name: "Taking back \(last.label)", done: "Took back \(last.label).")
    case .write(let opposite): return applyOpposite(opposite) + say("Took back \(last.label).")
    case .pendingDeletion: return undoPendingDeletion() + say("Took back \(last.label).")
    }
  }

  private mutating func applyOpposite(_ write: Write) -> [Effect] {
    switch write {
    case .like(let id): setReaction("like", on: id, to: true, undoable: false)
    case .unlike(let id): setReaction("like", on: id, to: false, undoable: false)
    case .bookmark(let id): setReaction("bookmark", on: id, to: true, undoable: false)
    case .unbookmark(let id): setReaction("bookmark", on: id, to: false, undoable: false)
    case .follow(let id): changeFollow(of: id, to: true, undoable: false)
    case .unfollow(let id): changeFollow(of: id, to: false, undoable: false)
    default: []
    }
  }
}

extension String {
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

extension Reaction {
  /// Becomes the stored reaction, keeping the person that is already shown.
  mutating func takeIdentity(of stored: Reaction) {
    let person = user
    self = stored
    if user == nil { user = person }
  }
}
