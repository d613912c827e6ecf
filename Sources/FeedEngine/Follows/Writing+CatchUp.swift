import FeedCore

extension Writing {
  /// Brings what the followed feeds gained and lost into the inbox or the groups of `feed`.
  ///
  /// Fan-out happens here and not when somebody publishes: a feed that nobody reads costs nothing, and a feed
  /// that is read takes all that is new at once, in key order.
  func catchUp(_ feed: FeedID) throws {
    guard let row = try reading.feedRow(feed) else { return }
    let pending = try reading.pending(of: row, limit: .max - 1)
    guard pending.newest > row.caught else { return }
    if try groups.group(of: feed).kind == .flat {
      try fillInbox(of: row.number, from: pending)
    } else {
      try fillGroups(of: feed, row.number, from: pending)
    }
    try sql("UPDATE follow SET copied = 1 WHERE follower = ? AND copied = 0").run(row.number)
    try sql("UPDATE feed SET caught = ? WHERE id = ?").run(pending.newest, row.number)
  }

  private func fillInbox(of feed: Int64, from pending: Pending) throws {
    let drop = try sql("DELETE FROM inbox WHERE feed = ? AND time = ? AND tie = ? AND origin = ?")
    for withdrawal in pending.withdrawals {
      let place = withdrawal.place
      try drop.run(feed, place.position.time, place.position.tie, place.origin)
    }
    let hidden = try hiddenPositions(of: feed)
    let insert = try sql("INSERT OR REPLACE INTO inbox(feed, time, tie, origin, act) VALUES (?, ?, ?, ?, ?)")
    for arrival in pending.arrivals.sorted(by: { $0.position < $1.position })
    where !hidden.contains(arrival.position) {
      try insert.run(feed, arrival.position.time, arrival.position.tie, arrival.origin, arrival.act)
    }
  }

  private func hiddenPositions(of feed: Int64) throws -> Set<ActivityPosition> {
    try reading.hiddenPositions(of: feed)
  }

  /// Replays events in their order, so that the groups come out as if each had been applied at once.
  private func fillGroups(of feed: FeedID, _ number: Int64, from pending: Pending) throws {
    let hidden = try hiddenPositions(of: number)
    for withdrawal in pending.withdrawals {
      try dropItem(withdrawal.place.position, origin: withdrawal.place.origin, from: number)
    }
    let arrivals = pending.arrivals.filter { !hidden.contains($0.position) }
      .sorted { ($0.event, $0.publication) < ($1.event, $1.publication) }
    for arrival in arrivals {
      guard let activity = try reading.activity(act: arrival.act) else { continue }
      try arrive(
        activity,
        act: arrival.act,
        at: arrival.position,
        origin: arrival.origin,
        in: feed,
        number,
        time: try arrivalTime(arrival),
        format: try format(of: feed, at: arrival.event)
      )
    }
  }

  /// When the server learned it: the group's times are the server's.
  private func arrivalTime(_ arrival: Pending.Arrival) throws -> Timestamp {
    if arrival.event == arrival.publication {
      let time = try sql("SELECT at FROM publication WHERE seq = ?").first(arrival.publication) { $0.int(0) }
      return time.map(Timestamp.init(microseconds:)) ?? now
    }
    let time = try sql("SELECT created_at FROM follow WHERE target = ? AND since = ?")
      .first(arrival.origin, arrival.event) { $0.int(0) }
    return time.map(Timestamp.init(microseconds:)) ?? now
  }
}

extension Reading {
  /// What `feed` removed though it follows where it comes from.
  func hiddenPositions(of feed: Int64) throws -> Set<ActivityPosition> {
    Set(
      try sql("SELECT time, tie FROM hidden WHERE feed = ?")
        .all(feed) { ActivityPosition(time: $0.int(0), tie: $0.int(1)) }
    )
  }
}
