import FeedCore

/// Feeds as the specification describes them, kept in dictionaries and pushed to every follower at once:
/// slow, plain, and nothing like the engine. Property tests compare the two.
struct ModelFeeds {
  /// One way by which an activity is in a feed.
  struct Way: Hashable {
    var activity: Int
    /// The feed that was followed; nil if it was added or targeted here.
    var origin: FeedID?
    /// The feed whose addition targeted this one; nil if it was added here.
    var via: FeedID?
  }

  struct Tie: Hashable {
    var follower: FeedID
    var target: FeedID
  }

  private(set) var ways: [FeedID: Set<Way>] = [:]
  private(set) var follows: Set<Tie> = []
  /// Follows that ended and left their history: a removal at the source still reaches it.
  private var kept: Set<Tie> = []
  private var hidden: [FeedID: Set<Int>] = [:]
  private var targets: [Int: Set<FeedID>] = [:]

  // MARK: What is seen

  /// The activities of a feed: their number is their time.
  func activities(in feed: FeedID) -> [Int] { Set((ways[feed] ?? []).map(\.activity)).sorted(by: >) }

  private func stands(_ activity: Int, in feed: FeedID) -> Bool {
    (ways[feed] ?? []).contains { $0.activity == activity && $0.origin == nil }
  }

  // MARK: What is done

  mutating func add(_ activity: Int, to feed: FeedID, targets: Set<FeedID>) {
    let dropped = (self.targets[activity] ?? []).subtracting(targets)
    self.targets[activity] = targets
    place(activity, in: feed, via: nil)
    for target in targets where target != feed { place(activity, in: target, via: feed) }
    for target in dropped where target != feed { withdraw(activity, from: target) { $0 == feed } }
  }

  private mutating func place(_ activity: Int, in feed: FeedID, via: FeedID?) {
    let way = Way(activity: activity, origin: nil, via: via)
    guard ways[feed]?.contains(way) != true else { return }
    let wasHere = stands(activity, in: feed)
    ways[feed, default: []].insert(way)
    if !wasHere { hidden[feed]?.remove(activity) }
    for tie in follows where tie.target == feed { pass(activity, along: tie) }
  }

  private mutating func pass(_ activity: Int, along tie: Tie) {
    guard hidden[tie.follower]?.contains(activity) != true else { return }
    ways[tie.follower, default: []].insert(Way(activity: activity, origin: tie.target, via: nil))
  }

  private mutating func withdraw(_ activity: Int, from feed: FeedID, where isLeaving: (FeedID?) -> Bool) {
    let leaving = (ways[feed] ?? []).filter {
      $0.activity == activity && $0.origin == nil && isLeaving($0.via)
    }
    guard !leaving.isEmpty else { return }
    ways[feed]?.subtract(leaving)
    guard !stands(activity, in: feed) else { return }
    for tie in follows.union(kept) where tie.target == feed {
      ways[tie.follower]?.remove(Way(activity: activity, origin: feed, via: nil))
    }
  }

  mutating func remove(_ activity: Int, from feed: FeedID) {
    let homes = ways.filter { $0.value.contains { $0.activity == activity && $0.origin == nil } }
    let wasAddedHere = ways[feed]?.contains(Way(activity: activity, origin: nil, via: nil)) == true
    let isFollowing = follows.union(kept).contains { $0.follower == feed && homes[$0.target] != nil }
    withdraw(activity, from: feed) { _ in true }
    if wasAddedHere {
      for home in homes.keys where home != feed { withdraw(activity, from: home) { $0 == feed } }
    }
    guard isFollowing else { return }
    hidden[feed, default: []].insert(activity)
    ways[feed] = ways[feed]?.filter { $0.activity != activity || $0.origin == nil }
  }

  mutating func follow(_ follower: FeedID, _ target: FeedID, copying limit: Int) {
    let tie = Tie(follower: follower, target: target)
    guard follower != target, follows.insert(tie).inserted else { return }
    kept.remove(tie)
    let newest = Set((ways[target] ?? []).filter { $0.origin == nil }.map(\.activity)).sorted(by: >)
    for activity in newest.prefix(limit) { pass(activity, along: tie) }
  }

  mutating func unfollow(_ follower: FeedID, _ target: FeedID, keepingHistory: Bool) {
    let tie = Tie(follower: follower, target: target)
    if keepingHistory {
      if follows.remove(tie) != nil { kept.insert(tie) }
      return
    }
    follows.remove(tie)
    kept.remove(tie)
    ways[follower] = ways[follower]?.filter { $0.origin != target }
  }
}
