import FeedCore
import StreamWire
import Testing

/// Counts of a server are added to, so none may be at the end of what an integer holds.
@Suite struct HostileNumberTests {
  @Test(arguments: ["9223372036854775807", "-9223372036854775808", "1e300", "\"9223372036854775807\""])
  func countsCanBeAddedTo(_ number: String) throws {
    let time = "2026-01-01T00:00:00.000000Z"
    let json = """
      {"id": "11111111-1111-1111-1111-111111111111", "actor": "a", "verb": "b", "object": "c",
      "time": "2026-01-01T00:00:00", "reaction_counts": {"like": \(number)}, "own_reactions": {}, "latest_reactions": {
      "like": [{"id": "1", "kind": "like", "activity_id": "11111111-1111-1111-1111-111111111111", "user_id": "u",
      "created_at": "\(time)", "updated_at": "\(time)", "children_counts": {"like": \(number)}}]}}
      """
    let activity = try EnrichedActivity(wire: try JSONParser.parse(json), enriched: true)
    for count in (activity.reactions?.counts ?? [:]).values { #expect(count + 1 > count && count >= 0) }
    for reaction in activity.reactions?.latest?["like"] ?? [] {
      for count in reaction.childrenCounts.values { #expect(count + 1 > count && count >= 0) }
    }
  }

  @Test(arguments: ["unseen", "unread", "activity_count", "actor_count", "followers_count"])
  func integersOfObjectsCanBeAddedTo(_ name: String) throws {
    for number: Int64 in [.max, .min] {
      let value = try #require(try WireObject([name: .int(number)]).int(name))
      #expect(value + 1 > value && value - 1 < value)
    }
  }

  @Test func offsetsOfQueriesCanBeAddedTo() throws {
    let query = try FeedQuery(
      wire: QueryItems(parsing: "offset=9223372036854775807&limit=9223372036854775807"),
      enriched: false
    )
    #expect(query.offset + query.limit + 1 > query.offset)
    let follows = try FollowQuery(wire: QueryItems(parsing: "offset=9223372036854775807"))
    #expect(follows.offset + follows.limit > follows.offset)
  }
}
