import FeedCore

extension Writing {
  /// What one call brings into a feed counts as one event: it is copied in the order in which it was
  /// published, not one followed feed after the other. See “Follows” in the article “Feeds and fan-out” of
  /// FeedCore.
  ///
  /// - Parameter floors: those that were looked up before the transaction, if any.
  func follow(_ requests: [FollowRequest], floors: CopyFloors? = nil) throws {
    let floors = try floors?.current(reading)
    var events: [Int64: Int64] = [:]
    for request in requests {
      try validate(request)
      try follow(request, floors, &events)
    }
  }

  private func validate(_ request: FollowRequest) throws {
    try requireGroups([request.source, request.target])
    guard try groups.group(of: request.target).kind == .flat else {
      throw FeedError(.input, "Only flat feeds can be followed; \(request.target) is none.")
    }
    guard request.source != request.target else {
      throw FeedError(.input, "The feed \(request.source) cannot follow itself.")
    }
    let limit = request.activityCopyLimit ?? FollowRequest.defaultCopyLimit
    guard (0...FollowRequest.maximumCopyLimit).contains(limit) else {
      // These words are compared by clients' tests.
      throw FeedError(.input, "activity_copy_limit must be a non-negative number not greater than 1000")
    }
  }

  /// - Parameter events: the event of this call for each follower.
  private func follow(_ request: FollowRequest, _ floors: CopyFloors?, _ events: inout [Int64: Int64]) throws
  {
    let source = try feedNumber(creating: request.source)
    let target = try feedNumber(creating: request.target)
    // What leaves after an earlier unfollow would take what comes now with it.
    try requireFinished(UnfollowWork.self, source, target)
    let known = try sql("SELECT ended FROM follow WHERE follower = ? AND target = ?")
      .first(source, target) { $0.optionalInt(0) }
    if let known {
      guard known != nil else { return }
      // The history that was kept would lose its bounds with the old row.
      try catchUp(request.source)
    }
    let place = CopyFloors.Place(target, request)
    let floor = try floors?.places[place] ?? reading.copyFloor(place)
    let event = try events[source] ?? log(.silent, feed: source)
    events[source] = event
    try sql(
      """
      INSERT OR REPLACE INTO follow(follower, target, since, floor_time, floor_tie, ended, copied, created_at)
      VALUES (?, ?, ?, ?, ?, NULL, ?, ?)
      """
    ).run(source, target, event, floor.time, floor.tie, floor == .pastLast, now.microseconds)
    self.cache.followers[source] = true
  }

  /// A feed that is not followed is not an error.
  func unfollow(_ requests: [UnfollowRequest]) throws {
    for request in requests {
      try requireGroups([request.source, request.target])
      guard let source = try reading.feedNumber(request.source),
        let target = try reading.feedNumber(request.target)
      else { continue }
      if request.keepHistory {
        let event = try reading.newestEvent()
        try sql("UPDATE follow SET ended = ? WHERE follower = ? AND target = ? AND ended IS NULL")
          .run(event, source, target)
      } else {
        try forget(target, in: request.source, source)
      }
    }
  }

  /// Ends a follow now, and removes what came by it in portions; what also came another way stays.
  private func forget(_ target: Int64, in feed: FeedID, _ source: Int64) throws {
    try sql("DELETE FROM follow WHERE follower = ? AND target = ?").run(source, target)
    cache.followers[source] = nil
    try requireFinished(UnfollowWork.self, source, target)
    let isFlat = try groups.group(of: feed).kind == .flat
    let walks = try isFlat && hasManyEntries(target)
    try begin(
      UnfollowWork(feed: source, origin: target, step: isFlat ? (walks ? .inbox : .published) : .groups)
    )
  }

  /// More entries of a followed feed than these are found by walking through the inbox instead.
  private static let fewEntries = 20_000

  private func hasManyEntries(_ feed: Int64) throws -> Bool {
    let count = try sql(
      """
      SELECT count(*) FROM (
        SELECT 1 FROM publication WHERE feed = ?1 UNION ALL SELECT 1 FROM withdrawal WHERE feed = ?1 LIMIT ?2)
      """
    ).first(feed, Self.fewEntries) { Int($0.int(0)) }
    return (count ?? 0) >= Self.fewEntries
  }
}
