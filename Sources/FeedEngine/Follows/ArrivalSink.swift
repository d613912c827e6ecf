import FeedCore

/// Where a feed keeps what its follows bring: an inbox or groups.
struct ArrivalSink {
  private let writing: Writing
  private let feed: FeedID
  private let number: Int64
  private let hidden: [ActivityPosition: Int64]
  let isFlat: Bool

  init(_ writing: Writing, _ feed: FeedID, _ number: Int64) throws {
    self.writing = writing
    self.feed = feed
    self.number = number
    isFlat = try writing.groups.group(of: feed).kind == .flat
    hidden = isFlat ? try writing.reading.hiddenPositions(of: number) : [:]
  }

  /// How many arrivals one transaction takes.
  var portion: Int {
    let portions = writing.reading.configuration.portions
    return isFlat ? portions.inbox : portions.groups
  }

  /// Takes what withdrawals took away, and then what arrived; of one followed feed, both happened in this
  /// order.
  func take(_ arrivals: [Pending.Arrival], _ withdrawals: [Pending.Withdrawal]) throws {
    if isFlat { try fillInbox(arrivals, withdrawals) } else { try fillGroups(arrivals, withdrawals) }
  }

  private func fillInbox(_ arrivals: [Pending.Arrival], _ withdrawals: [Pending.Withdrawal]) throws {
    let drop = try writing.sql("DELETE FROM inbox WHERE feed = ? AND time = ? AND tie = ? AND origin = ?")
    for withdrawal in withdrawals {
      let place = withdrawal.place
      try drop.run(number, place.position.time, place.position.tie, place.origin)
    }
    let insert = try writing.sql(
      "INSERT OR REPLACE INTO inbox(feed, time, tie, origin, act) VALUES (?, ?, ?, ?, ?)"
    )
    // In the order of the keys: neighbours are on one page of the file.
    for arrival in arrivals.sorted(by: { $0.position < $1.position }) {
      if let until = hidden[arrival.position], arrival.event <= until { continue }
      try insert.run(number, arrival.position.time, arrival.position.tie, arrival.origin, arrival.act)
    }
  }

  private func fillGroups(_ arrivals: [Pending.Arrival], _ withdrawals: [Pending.Withdrawal]) throws {
    for withdrawal in withdrawals {
      let place = withdrawal.place
      try writing.dropItem(place.position, origin: place.origin, until: withdrawal.event, from: number)
    }
    for arrival in arrivals
    where try !writing.isEntered(arrival.position, by: arrival.origin, into: number) {
      try writing.enterByFollows(arrival.act, at: arrival.position, into: feed, number)
    }
  }
}
