import FeedCore

extension Writing {
  /// Adds activities to `feed` and its targets. See “Adding” in the article “Feeds and fan-out” of FeedCore.
  func add(_ activities: [NewActivity], to feed: FeedID) throws -> [Activity] {
    try requireGroups([feed])
    return try activities.map { try add($0, to: feed) }
  }

  private func add(_ new: NewActivity, to feed: FeedID) throws -> Activity {
    let targets = Self.unique(new.to)
    try requireGroups(targets)
    let stored = try store(new, targets: targets)
    let source = try feedNumber(creating: feed)
    try publish(stored, in: feed, via: 0)
    for target in targets where target != feed { try publish(stored, in: target, via: source) }
    for dropped in Set(stored.formerTargets ?? []).subtracting(targets) where dropped != feed {
      try withdraw(stored.position, from: dropped, via: source)
    }
    return stored.activity
  }

  /// Brings an activity of a dump back, with its id, into the feeds that it was added to, and into its
  /// targets.
  ///
  /// - Throws: `FeedError` with code `conflict` for one that is there.
  func restore(_ activity: Activity, in feeds: [FeedID]) throws {
    try requireGroups(feeds + activity.to)
    let position = ActivityPosition(activity.id)
    if let act = try reading.act(position) { try requireFinished(ActivityDeletionWork.self, act) }
    guard try reading.act(position) == nil else {
      throw FeedError(.conflict, "The activity \(activity.id) exists already.")
    }
    let targets = Self.unique(activity.to)
    var stored = try store(NewActivity(activity), targets: targets, id: activity.id)
    // It comes to one feed after another, and may come to one by two ways.
    stored.formerTargets = stored.formerTargets ?? []
    for feed in Self.unique(feeds) {
      let source = try feedNumber(creating: feed)
      try publish(stored, in: feed, via: 0)
      for target in targets where target != feed { try publish(stored, in: target, via: source) }
    }
  }

  /// Adds one activity to many feeds in portions, not to their followers. See “Many feeds” in the article
  /// “Feeds and fan-out” of FeedCore.
  func add(_ new: NewActivity, toMany feeds: [FeedID]) throws {
    guard new.to.isEmpty else {
      throw FeedError(.input, "An activity with 'to' cannot be added to many feeds; leave 'to' out.")
    }
    guard feeds.count <= 5000 else {
      throw FeedError(.input, "An activity is added to at most 5000 feeds at once, not \(feeds.count).")
    }
    try requireGroups(feeds)
    let stored = try store(new, targets: nil)
    try requireFinished(SpreadWork.self, stored.act)
    try begin(SpreadWork(act: stored.act, isNew: stored.isNew, feeds: Self.unique(feeds)))
  }

  func requireGroups(_ feeds: [FeedID]) throws {
    var unknown: [String] = []
    for feed in feeds where groups[feed.group] == nil && !unknown.contains(feed.group) {
      unknown.append(feed.group)
    }
    guard unknown.isEmpty else {
      let names = unknown.map { "'\($0)'" }.joined(separator: ", ")
      throw FeedError(.feedConfiguration, "The following feeds are not configured: \(names)")
    }
  }

  static func unique(_ feeds: [FeedID]) -> [FeedID] {
    var seen: Set<FeedID> = []
    return feeds.filter { seen.insert($0).inserted }
  }

  /// Puts a stored activity into `feed`; its followers learn it when they read.
  ///
  /// An activity that stands there already keeps its place: followers have it.
  func publish(_ stored: StoredActivity, in feed: FeedID, via: Int64, fans: Bool = true) throws {
    let number = try feedNumber(creating: feed)
    let (position, act) = (stored.position, stored.act)
    let others = stored.isNew ? [] : try ways(of: position, into: number)
    guard !others.contains(via) else { return }
    let isRealtime = try others.isEmpty && groups.group(of: feed).realtime
    let event = try log(isRealtime ? .new : .silent, feed: number, position: position)
    try sql(
      "INSERT INTO publication(seq, feed, time, tie, via, act, fans, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    ).run(event, number, position.time, position.tie, via, act, fans, now.microseconds)
    try sql(
      "UPDATE feed SET head = iif(?3, ?2, head), latest = ?2, newest = max(newest, ?4) WHERE id = ?1"
    ).run(number, event, fans, position.time)
    guard others.isEmpty else { return }
    if try hasHiddenEntries() {
      try sql("UPDATE hidden SET until = ? WHERE feed = ? AND time = ? AND tie = ? AND until IS NULL")
        .run(event, number, position.time, position.tie)
    }
    try enter(stored, into: feed, number, event: event)
  }

  private func hasHiddenEntries() throws -> Bool {
    if let hides = cache.hasHiddenEntries { return hides }
    let hides = try sql("SELECT EXISTS (SELECT 1 FROM hidden)").first { $0.bool(0) } ?? false
    cache.hasHiddenEntries = hides
    return hides
  }

  /// By which feeds an activity is in this one; 0 where it was added.
  private func ways(of position: ActivityPosition, into feed: Int64) throws -> [Int64] {
    try sql("SELECT via FROM publication WHERE feed = ? AND time = ? AND tie = ?")
      .all(feed, position.time, position.tie) { $0.int(0) }
  }

  /// Takes an activity out of `feed` again, as far as it came there by `via` (nil for any way).
  ///
  /// - Returns: whether it stood there.
  @discardableResult
  func withdraw(_ position: ActivityPosition, from feed: FeedID, via: Int64?) throws -> Bool {
    guard let number = try reading.feedNumber(feed) else { return false }
    let known = try sql("SELECT via, seq FROM publication WHERE feed = ? AND time = ? AND tie = ?")
      .all(number, position.time, position.tie) { (via: $0.int(0), seq: $0.int(1)) }
    // Below 0 stand ways that were lost before: see the end.
    let leaving = known.filter { $0.via >= 0 && (via == nil || $0.via == via) }
    guard !leaving.isEmpty else { return false }
    if leaving.count == known.count(where: { $0.via >= 0 }) {
      for publication in known { try sql("DELETE FROM publication WHERE seq = ?").run(publication.seq) }
      try announceWithdrawal(position, from: feed, number)
    } else {
      // It stands here still, and a follower that received it by the way that is lost has to keep it.
      for publication in leaving {
        try sql("UPDATE publication SET via = -seq WHERE seq = ?").run(publication.seq)
      }
    }
    return true
  }

  private func announceWithdrawal(_ position: ActivityPosition, from feed: FeedID, _ number: Int64) throws {
    let payload = try foreignID(of: position)
    let kind: ChangeKind = try groups.group(of: feed).realtime ? .deleted : .silent
    let event = try log(kind, feed: number, position: position, payload: payload)
    try sql("INSERT INTO withdrawal(seq, feed, time, tie) VALUES (?, ?, ?, ?)")
      .run(event, number, position.time, position.tie)
    try sql("UPDATE feed SET head = ? WHERE id = ?").run(event, number)
    if try groups.group(of: feed).kind != .flat { try dropItem(position, origin: 0, from: number) }
  }

  private func foreignID(of position: ActivityPosition) throws -> String? {
    try sql("SELECT foreign_id FROM activity WHERE time = ? AND tie = ?")
      .first(position.time, position.tie) { $0.text(0) }
  }
}

extension NewActivity {
  fileprivate init(_ activity: Activity) {
    self.init(
      actor: activity.actor,
      verb: activity.verb,
      object: activity.object,
      target: activity.target,
      foreignID: activity.foreignID,
      time: activity.time,
      custom: activity.custom
    )
  }
}
