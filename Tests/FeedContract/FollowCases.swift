import FeedCore

extension FeedContract {
  static let followCases = [
    ContractCase("following copies the newest activities, up to the limit") { backend in
      for second in 1...5 { try await backend.tweet("ann", second) }
      try await backend.follow("timeline:none", "user:ann", copying: 0)
      try await backend.follow("timeline:two", "user:ann", copying: 2)
      try await backend.follow("timeline:all", "user:ann")
      try expectEqual(try await backend.objects(in: "timeline:none"), [])
      try expectEqual(try await backend.objects(in: "timeline:two"), things(5, 4))
      try expectEqual(try await backend.objects(in: "timeline:all"), things(5, 4, 3, 2, 1))
      try await backend.tweet("ann", 6)
      try expectEqual(try await backend.objects(in: "timeline:none"), things(6))
      try expectEqual(try await backend.objects(in: "timeline:two"), things(6, 5, 4))
    },
    ContractCase("a hundred are copied by default") { backend in
      try await backend.add((1...120).map { .tweet("ann", $0) }, to: "user:ann")
      try await backend.follow("timeline:bob", "user:ann")
      let query = FeedQuery(limit: 100)
      let page = try await backend.read("timeline:bob", query)
      try expectEqual(page.activities.count, 100)
      try expect(page.next == nil, "more than a hundred were copied")
    },
    ContractCase("an activity with an old time that comes after the follow arrives") { backend in
      for second in 10...15 { try await backend.tweet("ann", second) }
      try await backend.follow("timeline:bob", "user:ann", copying: 1)
      try await backend.tweet("ann", 1)
      try expectEqual(try await backend.objects(in: "timeline:bob"), things(15, 1))
    },
    ContractCase("a copy limit out of range is refused in known words") { backend in
      for limit in [-1, 1001] {
        let error = try await expectError(.input) {
          try await backend.follow("timeline:a", "user:b", copying: limit)
        }
        try expectEqual(
          error.detail,
          "activity_copy_limit must be a non-negative number not greater than 1000"
        )
      }
      try await backend.follow("timeline:a", "user:b", copying: 1000)
    },
    ContractCase("only flat feeds are followed, and not by themselves") { backend in
      try await expectError(.input) { try await backend.follow("timeline:a", "aggregated:b") }
      try await expectError(.input) { try await backend.follow("timeline:a", "notification:b") }
      try await expectError(.input) { try await backend.follow("user:a", "user:a") }
    },
    ContractCase("following twice changes nothing") { backend in
      try await backend.tweet("ann", 1)
      try await backend.follow("timeline:bob", "user:ann", copying: 0)
      try await backend.follow("timeline:bob", "user:ann")
      try expectEqual(try await backend.objects(in: "timeline:bob"), [])
      try expectEqual(try await backend.following(of: "timeline:bob", FollowQuery()).count, 1)
    },
    ContractCase("what arrives by a follow is not passed on") { backend in
      try await backend.follow("timeline:bob", "user:ann")
      try await backend.follow("flat:eve", "timeline:bob")
      try await backend.tweet("ann", 1)
      try expectEqual(try await backend.objects(in: "timeline:bob"), things(1))
      try expectEqual(try await backend.objects(in: "flat:eve"), [])
      try await backend.follow("flat:zoe", "timeline:bob")
      try expectEqual(try await backend.objects(in: "flat:zoe"), [])
    },
    ContractCase("an activity that arrives in two ways shows once") { backend in
      try await backend.follow([
        FollowRequest("timeline:bob", follows: "user:ann"), FollowRequest("timeline:bob", follows: "flat:x"),
      ])
      try await backend.tweet("ann", 1, to: ["flat:x", "timeline:bob"])
      let page = try await backend.read("timeline:bob", FeedQuery())
      try expectEqual(page.activities.map(\.activity.object), things(1))
      try expectEqual(page.activities.map(\.activity.origin), [nil])
    },
    ContractCase("following is listed newest first, filtered before it is paged") { backend in
      for name in ["a", "b", "c", "d"] {
        try await backend.follow("timeline:me", FeedID(trusted: "user", name))
      }
      func targets(_ query: FollowQuery) async throws -> [String] {
        try await backend.following(of: "timeline:me", query).map(\.target.id)
      }
      try expectEqual(try await targets(FollowQuery()), ["d", "c", "b", "a"])
      try expectEqual(try await targets(FollowQuery(limit: 2, offset: 1)), ["c", "b"])
      try expectEqual(try await targets(FollowQuery(filter: ["user:a", "user:c", "user:x"])), ["c", "a"])
      try expectEqual(
        try await targets(FollowQuery(limit: 1, offset: 1, filter: ["user:a", "user:c"])),
        ["a"]
      )
      let follow = try unwrap(try await backend.following(of: "timeline:me", FollowQuery(limit: 1)).first)
      try expectEqual(follow.feed, "timeline:me")
    },
    ContractCase("a filter of many is ordered and paged like the whole list") { backend in
      for name in ["b", "a", "d", "c"] {
        try await backend.follow(FeedID(trusted: "timeline", name), "user:star")
      }
      let filter: [FeedID] = [
        "timeline:a", "timeline:b", "timeline:d", "timeline:none", "timeline:a", "odd:x",
      ]
      func names(_ limit: Int, _ offset: Int) async throws -> [String] {
        try await backend.followers(
          of: "user:star",
          FollowQuery(limit: limit, offset: offset, filter: filter)
        )
        .map(\.feed.id)
      }
      try expectEqual(try await names(10, 0), ["d", "a", "b"])
      try expectEqual(try await names(1, 1), ["a"])
      try expectEqual(try await names(10, 3), [])
      try expectEqual(try await names(0, 0), [])
    },
    ContractCase("followers are listed and filtered") { backend in
      for name in ["a", "b", "c"] { try await backend.follow(FeedID(trusted: "timeline", name), "user:ann") }
      try expectEqual(
        try await backend.followers(of: "user:ann", FollowQuery()).map(\.feed.id),
        ["c", "b", "a"]
      )
      let filtered = try await backend.followers(of: "user:ann", FollowQuery(filter: ["timeline:b"]))
      try expectEqual(filtered.map(\.feed.id), ["b"])
      try expectEqual(try await backend.followers(of: "user:nobody", FollowQuery()).count, 0)
    },
    ContractCase("follow statistics count, by group where asked") { backend in
      try await backend.follow("timeline:a", "user:ann")
      try await backend.follow("flat:b", "user:ann")
      try await backend.follow("user:ann", "flat:x")
      let all = try await backend.followStatistics(
        FollowStatisticsQuery(followersOf: "user:ann", followingOf: "user:ann")
      )
      try expectEqual(all, FollowStatistics(followers: 2, following: 1))
      let some = try await backend.followStatistics(
        FollowStatisticsQuery(followersOf: "user:ann", followersGroups: ["timeline"])
      )
      try expectEqual(some, FollowStatistics(followers: 1))
    },
  ]

  static let unfollowCases = [
    ContractCase("unfollowing takes away what came from there") { backend in
      try await backend.follow("timeline:bob", "user:ann")
      try await backend.follow("timeline:bob", "user:eve")
      try await backend.tweet("ann", 1)
      try await backend.tweet("eve", 2)
      _ = try await backend.objects(in: "timeline:bob")
      try await backend.tweet("ann", 3)
      try await backend.unfollow("timeline:bob", "user:ann")
      try expectEqual(try await backend.objects(in: "timeline:bob"), things(2))
      try expectEqual(
        try await backend.following(of: "timeline:bob", FollowQuery()).map(\.target),
        ["user:eve"]
      )
      try await backend.tweet("ann", 4)
      try expectEqual(try await backend.objects(in: "timeline:bob"), things(2))
    },
    ContractCase("history can be kept") { backend in
      try await backend.follow("timeline:bob", "user:ann")
      let kept = try await backend.tweet("ann", 1)
      try await backend.tweet("ann", 2)
      try await backend.unfollow("timeline:bob", "user:ann", keepingHistory: true)
      try await backend.tweet("ann", 3)
      try expectEqual(try await backend.objects(in: "timeline:bob"), things(2, 1))
      try expectEqual(try await backend.following(of: "timeline:bob", FollowQuery()).count, 0)
      try await backend.remove(kept.id, from: "user:ann")
      try expectEqual(try await backend.objects(in: "timeline:bob"), things(2))
    },
    ContractCase("kept history survives following again, and is purged with it") { backend in
      try await backend.follow("timeline:bob", "user:ann")
      try await backend.tweet("ann", 1)
      try await backend.unfollow("timeline:bob", "user:ann", keepingHistory: true)
      try await backend.tweet("ann", 2)
      try await backend.follow("timeline:bob", "user:ann", copying: 0)
      try await backend.tweet("ann", 3)
      try expectEqual(try await backend.objects(in: "timeline:bob"), things(3, 1))
      try await backend.unfollow("timeline:bob", "user:ann")
      try expectEqual(try await backend.objects(in: "timeline:bob"), [])
    },
    ContractCase("an activity survives the loss of one of its ways") { backend in
      try await backend.follow([
        FollowRequest("timeline:bob", follows: "user:ann"), FollowRequest("timeline:bob", follows: "flat:x"),
      ])
      try await backend.tweet("ann", 1, to: ["flat:x"])
      try await backend.unfollow("timeline:bob", "user:ann")
      let page = try await backend.read("timeline:bob", FeedQuery())
      try expectEqual(page.activities.map(\.activity.object), things(1))
      try expectEqual(page.activities.map(\.activity.origin), ["flat:x"])
      try await backend.unfollow("timeline:bob", "flat:x")
      try expectEqual(try await backend.objects(in: "timeline:bob"), [])
    },
    ContractCase("unfollowing what is not followed is not an error") { backend in
      try await backend.unfollow("timeline:bob", "user:ann")
    },
    ContractCase("unfollowing takes activities out of groups") { backend in
      try await backend.follow("aggregated:bob", "user:ann")
      try await backend.follow("aggregated:bob", "user:eve")
      try await backend.tweet("ann", 1)
      try await backend.tweet("eve", 2)
      try expectEqual(try await backend.read("aggregated:bob", FeedQuery()).groups.map(\.activityCount), [2])
      try await backend.unfollow("aggregated:bob", "user:ann")
      let group = try unwrap(try await backend.read("aggregated:bob", FeedQuery()).groups.first)
      try expectEqual(group.activityCount, 1)
      try expectEqual(group.actorCount, 1)
      try expectEqual(group.activities.map(\.activity.object), things(2))
    },
  ]
}
