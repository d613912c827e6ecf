import FeedCore

/// From which activities on follows copy, looked up before the transaction that makes them.
///
/// Each look-up counts up to a thousand activities, and one call may follow thousands of feeds: nobody should
/// wait for that to write.
struct CopyFloors: Sendable {
  struct Place: Hashable, Sendable {
    var target: Int64
    var limit: Int

    init(_ target: Int64, _ request: FollowRequest) {
      self.target = target
      limit = request.activityCopyLimit ?? FollowRequest.defaultCopyLimit
    }
  }

  /// Fewer requests than these are looked up where they are written.
  static let manyRequests = 20

  /// The newest event when they were looked up.
  private let event: Int64
  private(set) var places: [Place: ActivityPosition] = [:]

  init(_ reading: Reading, _ requests: [FollowRequest]) throws {
    event = try reading.newestEvent()
    for request in requests {
      guard let target = try reading.feedNumber(request.target) else { continue }
      let place = Place(target, request)
      if places[place] == nil { places[place] = try reading.copyFloor(place) }
    }
  }

  /// Returns those that are still right: nothing came to the feed or left it meanwhile.
  func current(_ reading: Reading) throws -> CopyFloors {
    let changed = try reading.sql(
      "SELECT feed FROM publication WHERE seq > ?1 UNION SELECT feed FROM withdrawal WHERE seq > ?1"
    ).all(event) { $0.int(0) }
    var floors = self
    let feeds = Set(changed)
    floors.places = places.filter { !feeds.contains($0.key.target) }
    return floors
  }
}

extension Reading {
  /// Returns the position from which on the newest activities of a feed are, as many as the follow copies.
  func copyFloor(_ place: CopyFloors.Place) throws -> ActivityPosition {
    guard place.limit > 0 else { return .pastLast }
    return try sql(
      """
      SELECT DISTINCT time, tie FROM publication WHERE feed = ? ORDER BY time DESC, tie DESC LIMIT 1 OFFSET ?
      """
    ).first(place.target, place.limit - 1) { ActivityPosition(time: $0.int(0), tie: $0.int(1)) } ?? .first
  }
}
