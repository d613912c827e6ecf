import FeedCore

/// What is brought in portions where it is much: what pages show meanwhile, and that it is right in the end.
extension FeedContract {
  static let portionCases = [
    ContractCase("a first page of what many follows bring is complete, and so are the pages after it") {
      backend in
      try await backend.publish(users: 40, each: 50)
      try await backend.follow((0..<40).map { FollowRequest("timeline:me", follows: user($0)) })
      var (shown, query): ([String], FeedQuery?) = ([], FeedQuery(limit: 100))
      while let asked = query {
        let page = try await backend.read("timeline:me", asked)
        shown += page.activities.map(\.activity.object)
        query = page.next
      }
      try expectEqual(shown, (0..<2000).reversed().map { "thing:\($0)" })
    },
    ContractCase("a first page has the groups that changed last, whose counts only grow until they are right")
    {
      backend in
      try await backend.publish(users: 40, each: 50)
      try await backend.follow((0..<40).map { FollowRequest("by_actor:me", follows: user($0)) })
      let newest = (35..<40).reversed().map { "SU:u\($0)_tweet" }
      var counts: [String: Int] = [:]
      repeat {
        let groups = try await backend.read("by_actor:me", FeedQuery(limit: 100)).groups
        try expectEqual(groups.prefix(5).map(\.group), newest)
        for group in groups {
          try expect(group.activityCount >= counts[group.group, default: 0], "a count became smaller")
          counts[group.group] = group.activityCount
        }
      } while counts.values.reduce(0, +) < 2000
      try expectEqual(counts.values.sorted(), Array(repeating: 50, count: 40))
      try expectEqual(try await backend.read("by_actor:me", FeedQuery(limit: 100)).groups.count, 40)
    },
    ContractCase("a mark covers all that follows brought before it, however much it was") { backend in
      try await backend.publish(users: 40, each: 50)
      try await backend.follow((0..<40).map { FollowRequest("notification:me", follows: user($0)) })
      var mark = FeedQuery()
      mark.markSeen = .all
      let marked = try await backend.read("notification:me", mark)
      try expectEqual(marked.groups.map(\.activityCount), [2000])
      try expectEqual(marked.unseen, 1)
      let after = try await backend.read("notification:me", FeedQuery())
      try expectEqual([after.unseen, after.unread], [0, 1])
    },
  ]

  private static func user(_ number: Int) -> FeedID { FeedID(trusted: "user", "u\(number)") }
}

extension FeedBackend {
  /// One person after another publishes, at times at which the others did, too.
  fileprivate func publish(users: Int, each count: Int) async throws {
    for number in 0..<users {
      let tweets = (0..<count).map { NewActivity.tweet("u\(number)", $0 * users + number) }
      try await add(tweets, to: FeedID(trusted: "user", "u\(number)"))
    }
  }
}
