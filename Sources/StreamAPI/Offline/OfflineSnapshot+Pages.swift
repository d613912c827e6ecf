import FeedCore

extension OfflineSnapshot {
  /// A page that was kept, as it will be once what waits is sent: with what was posted to the feed, without
  /// what was removed from it, and with the user's own waiting reactions.
  func page(_ kept: FeedPage, of feed: FeedID, _ query: FeedQuery) -> FeedPage {
    guard case .activities(let old) = kept.items else { return kept }
    var shown = old.filter { !pending.isRemoved($0.activity, from: feed) }
    if query.isStart {
      let known = Set(shown.map(\.id))
      let posted = pending.activities(in: feed).filter { !known.contains($0.id) }
      shown =
        posted.reversed().map { query.enrichment == nil ? EnrichedActivity($0) : enriched($0) } + shown
    }
    var page = kept
    page.items = .activities(shown.map(withWaitingReactions))
    return page
  }

  private func withWaitingReactions(_ entry: EnrichedActivity) -> EnrichedActivity {
    guard var reactions = entry.reactions else { return entry }
    for id in pending.deletedReactions { reactions.remove(id) }
    for reaction in pending.reactions where reaction.activityID == entry.id { reactions.add(reaction) }
    var entry = entry
    entry.reactions = reactions
    return entry
  }
}

extension FeedQuery {
  /// Whether it asks for a feed's newest activities, all of them.
  fileprivate var isStart: Bool {
    bounds.isEmpty && offset == 0 && ranking == nil && filter == ActivityFilter()
  }
}

extension ActivityReactions {
  private func has(_ id: String) -> String? {
    for list in [own, latest].compactMap({ $0 }) {
      for (kind, reactions) in list where reactions.contains(where: { $0.id == id }) { return kind }
    }
    return nil
  }

  fileprivate mutating func remove(_ id: String) {
    guard let kind = has(id) else { return }
    own?[kind]?.removeAll { $0.id == id }
    latest?[kind]?.removeAll { $0.id == id }
    counts?[kind, default: 1] -= 1
  }

  fileprivate mutating func add(_ reaction: Reaction) {
    guard has(reaction.id) == nil else { return }
    own?[reaction.kind, default: []].insert(reaction, at: 0)
    latest?[reaction.kind, default: []].insert(reaction, at: 0)
    counts?[reaction.kind, default: 0] += 1
  }
}
