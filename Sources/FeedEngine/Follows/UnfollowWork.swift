import FeedCore

/// Removes what a followed feed brought into the inbox or the groups of a feed that no longer follows it.
///
/// The inbox has no index by origin, which every new entry would pay for: what the followed feed has, or had
/// until lately, is looked up in it. An inbox may hold far more from others.
struct UnfollowWork: UnfinishedWork {
  static let kind = "unfollow"

  enum Step: String, Codable {
    case published, withdrawn, inbox, groups
  }

  var feed: Int64
  var origin: Int64
  var step: Step
  /// The place that was looked at last; for withdrawals `time` is their number.
  var time = Int64.min
  var tie = Int64.min

  var subject: Int64 { feed }
  var other: Int64 { origin }

  init(feed: Int64, origin: Int64, step: Step) {
    self.feed = feed
    self.origin = origin
    self.step = step
  }

  mutating func runPortion(in writing: Writing, rows: inout Int) throws -> Bool {
    let limit = max(1, rows)
    let places = try places(writing, limit)
    for place in places { try drop(place, writing) }
    rows -= places.count
    guard places.count < limit else { return false }
    guard step == .published else { return true }
    // What was withdrawn while the first step ran is among the withdrawals now.
    step = .withdrawn
    time = .min
    tie = .min
    return false
  }

  private struct Place {
    var position: ActivityPosition
    var isTheirs = true
  }

  private mutating func places(_ writing: Writing, _ limit: Int) throws -> [Place] {
    if step == .withdrawn { return try withdrawals(writing, limit) }
    let (table, owner, isTheirs) =
      switch step {
      case .inbox: ("inbox", feed, "origin = ?5")
      case .groups: ("group_item", feed, "origin = ?5")
      default: ("publication", origin, "?5 = ?5")
      }
    let places = try writing.sql(
      """
      SELECT time, tie, max(\(isTheirs)) FROM \(table) WHERE feed = ?1 AND (time, tie) > (?2, ?3)
      GROUP BY time, tie ORDER BY time, tie LIMIT ?4
      """
    ).all(owner, time, tie, limit, origin) { row in
      Place(position: ActivityPosition(time: row.int(0), tie: row.int(1)), isTheirs: row.bool(2))
    }
    if let last = places.last?.position { (time, tie) = (last.time, last.tie) }
    return places
  }

  private mutating func withdrawals(_ writing: Writing, _ limit: Int) throws -> [Place] {
    var last = time
    let places = try writing.sql(
      "SELECT seq, time, tie FROM withdrawal WHERE feed = ? AND seq > ? ORDER BY seq LIMIT ?"
    ).all(origin, last, limit) { row in
      last = row.int(0)
      return Place(position: ActivityPosition(time: row.int(1), tie: row.int(2)))
    }
    time = last
    return places
  }

  private func drop(_ place: Place, _ writing: Writing) throws {
    guard place.isTheirs else { return }
    let position = place.position
    guard step != .groups else { return try writing.dropItem(position, origin: origin, from: feed) }
    try writing.sql("DELETE FROM inbox WHERE feed = ? AND time = ? AND tie = ? AND origin = ?")
      .run(feed, position.time, position.tie, origin)
  }
}
