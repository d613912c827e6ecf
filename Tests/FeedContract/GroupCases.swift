import FeedCore

extension FeedContract {
  static let groupCases = [
    ContractCase("an activity that is written again by another actor counts as that one's") { backend in
      try await backend.follow("aggregated:bob", "user:ann")
      for number in 1...2 { try await backend.tweet("ann", number, to: ["notification:cleo"]) }
      for feed in ["aggregated:bob", "notification:cleo"] as [FeedID] {
        try expectEqual(try await backend.read(feed, FeedQuery()).groups.map(\.actorCount), [1])
      }
      for (actor, count) in [("SU:dan", 2), ("SU:eve", 2), ("SU:ann", 1)] {
        var again = NewActivity.tweet("ann", 1)
        again.actor = actor
        try await backend.update([again])
        for feed in ["aggregated:bob", "notification:cleo"] as [FeedID] {
          let group = try await backend.read(feed, FeedQuery()).groups[0]
          try expectEqual([group.actorCount, group.activityCount], [count, 2])
        }
      }
    },
    ContractCase("activities of one verb and day are one group") { backend in
      try await backend.add(
        [.tweet("ann", 1), .tweet("bob", 2), .tweet("ann", 3), .tweet("ann", 4, verb: "like")],
        to: "aggregated:x"
      )
      let groups = try await backend.read("aggregated:x", FeedQuery()).groups
      try expectEqual(groups.map(\.group), ["like_2023-11-14", "tweet_2023-11-14"])
      try expectEqual(groups[1].activityCount, 3)
      try expectEqual(groups[1].actorCount, 2)
      try expectEqual(groups[1].verb, "tweet")
      try expectEqual(groups[1].activities.map(\.activity.object), things(3, 2, 1))
      try expect(groups[1].isSeen == nil && groups[1].isRead == nil, "an aggregated feed has no marks")
    },
    ContractCase("a group's id is its newest activity's") { backend in
      let added = try await backend.add([.tweet("ann", 5), .tweet("ann", 1)], to: "aggregated:x")
      try expectEqual(
        try await backend.read("aggregated:x", FeedQuery()).groups.map(\.id),
        [added[0].id.description]
      )
    },
    ContractCase("the group that was added to last comes first, whatever the time") { backend in
      try await backend.add([.tweet("ann", 100), .tweet("ann", 50, verb: "like")], to: "by_actor:x")
      try await backend.add([.tweet("ann", 1)], to: "by_actor:x")
      let groups = try await backend.read("by_actor:x", FeedQuery()).groups
      try expectEqual(groups.map(\.verb), ["tweet", "like"])
      try expect(groups[0].updatedAt >= groups[1].updatedAt, "the times do not follow the order")
      try expect(groups[0].createdAt <= groups[0].updatedAt, "a group was updated before it was made")
    },
    ContractCase("a group shows its newest fifteen") { backend in
      try await backend.add((1...20).map { .tweet("ann", $0) }, to: "aggregated:x")
      let group = try unwrap(try await backend.read("aggregated:x", FeedQuery()).groups.first)
      try expectEqual(group.activityCount, 20)
      try expectEqual(group.activities.count, 15)
      try expectEqual(group.activities.first?.activity.object, "thing:20")
    },
    ContractCase("followers' groups gain and lose with the followed feed") { backend in
      try await backend.follow("by_actor:bob", "user:ann")
      let first = try await backend.tweet("ann", 1)
      try await backend.tweet("ann", 2)
      try expectEqual(try await backend.groupCounts(in: "by_actor:bob"), ["SU:ann_tweet": 2])
      try await backend.remove(first.id, from: "user:ann")
      let page = try await backend.read("by_actor:bob", FeedQuery())
      try expectEqual(page.groups.map(\.activityCount), [1])
      try expectEqual(page.groups.first?.activities.map(\.activity.origin), ["user:ann"])
      try await backend.remove(foreignID: "tweet:ann:2", from: "user:ann")
      try expectEqual(try await backend.groupCounts(in: "by_actor:bob"), [:])
    },
    ContractCase("feeds followed in one call bring their groups in the order of publication") { backend in
      for (author, second, verb) in [("ann", 1, "tweet"), ("bob", 2, "like"), ("ann", 3, "pin")] {
        try await backend.add([.tweet(author, second, verb: verb)], to: FeedID(trusted: "user", author))
      }
      try await backend.follow([
        FollowRequest("aggregated:x", follows: "user:ann"),
        FollowRequest("aggregated:x", follows: "user:bob"),
      ])
      try expectEqual(
        try await backend.read("aggregated:x", FeedQuery()).groups.map(\.verb),
        ["pin", "like", "tweet"]
      )
    },
    ContractCase("an activity is counted once, however it came") { backend in
      try await backend.follow("by_actor:bob", "user:ann")
      try await backend.follow("by_actor:bob", "flat:x")
      try await backend.tweet("ann", 1, to: ["flat:x", "by_actor:bob"])
      try await backend.tweet("ann", 1, to: ["flat:x", "by_actor:bob"])
      try expectEqual(try await backend.groupCounts(in: "by_actor:bob"), ["SU:ann_tweet": 1])
      try await backend.unfollow("by_actor:bob", "user:ann")
      try expectEqual(try await backend.groupCounts(in: "by_actor:bob"), ["SU:ann_tweet": 1])
    },
    ContractCase("groups are paged by their ids") { backend in
      try await backend.add((1...7).map { .tweet("ann", $0) }, to: "ungrouped:x")
      var seen: [String] = []
      var query: FeedQuery? = FeedQuery(limit: 3)
      while let asked = query {
        let page = try await backend.read("ungrouped:x", asked)
        seen += page.groups.compactMap(\.activities.first?.activity.object)
        query = page.next
      }
      try expectEqual(seen, things(7, 6, 5, 4, 3, 2, 1))
      let groups = try await backend.read("ungrouped:x", FeedQuery()).groups
      let after = try await backend.read("ungrouped:x", FeedQuery(bounds: [IDBound(.lessThan, groups[4].id)]))
      try expectEqual(after.groups.map(\.id), groups.suffix(2).map(\.id))
      let offset = try await backend.read("ungrouped:x", FeedQuery(limit: 2, offset: 3))
      try expectEqual(offset.groups.map(\.id), groups[3...4].map(\.id))
    },
    ContractCase("a page goes on where it was, though its last group has risen") { backend in
      try await backend.add(
        [.tweet("a", 1), .tweet("b", 2), .tweet("c", 3), .tweet("d", 4)],
        to: "by_actor:x"
      )
      let page = try await backend.read("by_actor:x", FeedQuery(limit: 2))
      try expectEqual(page.groups.map(\.group), ["SU:d_tweet", "SU:c_tweet"])
      try await backend.add([.tweet("c", 5)], to: "by_actor:x")
      let next = try await backend.read("by_actor:x", try unwrap(page.next))
      try expectEqual(next.groups.map(\.group), ["SU:b_tweet", "SU:a_tweet"])
    },
    ContractCase("a broken format is reported when it is used") { backend in
      let error = try await expectError(.aggregationFormat) {
        _ = try await backend.read("broken:x", FeedQuery())
      }
      // Ruby's suite compares these words, and posts to such a feed before.
      try expectEqual(error.detail, "the format contains syntax errors")
      try await backend.add([.tweet("a", 1)], to: "broken:x")
      try await expectError(.aggregationFormat) { _ = try await backend.read("broken:x", FeedQuery()) }
      try await backend.add([.tweet("a", 2, to: ["broken:y"])], to: "user:a")
      try expectEqual(try await backend.objects(in: "user:a"), things(2))
    },
    ContractCase("what a format cannot render is in a group of its own and hides nothing") { backend in
      let odd = NewActivity(actor: "SU:a", verb: "tweet", object: "SO:thing:9", custom: ["count": ["much"]])
      try await backend.add([.tweet("a", 1)], to: "counted:x")
      let stored = try unwrap(try await backend.add([odd], to: "counted:x").first)
      try await backend.add([.tweet("a", 2)], to: "counted:x")
      let groups = try await backend.read("counted:x", FeedQuery()).groups
      try expectEqual(groups.map(\.activityCount), [2, 1])
      try expectEqual(groups.last?.group, stored.id.description)
    },
  ]

  static let notificationCases = [
    ContractCase("an empty notification feed counts nothing") { backend in
      let page = try await backend.read("notification:x", FeedQuery())
      try expectEqual([page.unseen, page.unread], [0, 0])
    },
    ContractCase("counters are for the whole feed, in groups") { backend in
      try await backend.add(
        [.tweet("a", 1), .tweet("b", 2), .tweet("a", 3, verb: "like"), .tweet("a", 4, verb: "follow")],
        to: "notification:x"
      )
      let page = try await backend.read("notification:x", FeedQuery(limit: 1))
      try expectEqual([page.unseen, page.unread], [3, 3])
      try expectEqual(page.groups.count, 1)
      try expectEqual(page.groups.first?.isSeen, false)
      let none = try await backend.read("notification:x", FeedQuery(limit: 0))
      try expectEqual([none.unseen, none.unread], [3, 3])
    },
    ContractCase("a mark shows with the next read") { backend in
      try await backend.add([.tweet("a", 1), .tweet("a", 2, verb: "like")], to: "notification:x")
      let marking = try await backend.read("notification:x", FeedQuery(markSeen: .all))
      try expectEqual([marking.unseen, marking.unread], [2, 2])
      try expectEqual(marking.groups.map(\.isSeen), [false, false])
      let after = try await backend.read("notification:x", FeedQuery())
      try expectEqual([after.unseen, after.unread], [0, 2])
      try expectEqual(after.groups.map(\.isSeen), [true, true])
      try expectEqual(after.groups.map(\.isRead), [false, false])
    },
    ContractCase("groups are marked one by one, by either form of their id") { backend in
      try await backend.add([.tweet("a", 1), .tweet("a", 2, verb: "like")], to: "notification:x")
      let groups = try await backend.read("notification:x", FeedQuery()).groups
      _ = try await backend.read("notification:x", FeedQuery(markRead: .ids([groups[0].id])))
      let newest = try unwrap(groups[1].activities.first).id.description
      _ = try await backend.read("notification:x", FeedQuery(limit: 0, markSeen: .ids([newest, "nonsense"])))
      let after = try await backend.read("notification:x", FeedQuery())
      try expectEqual(after.groups.map(\.isRead), [true, false])
      try expectEqual(after.groups.map(\.isSeen), [false, true])
      try expectEqual([after.unseen, after.unread], [1, 1])
    },
    ContractCase("the page that is read can be marked") { backend in
      try await backend.add(
        [.tweet("a", 1), .tweet("a", 2, verb: "like"), .tweet("a", 3, verb: "follow")],
        to: "notification:x"
      )
      _ = try await backend.read("notification:x", FeedQuery(limit: 2, markSeen: .current))
      try expectEqual(
        try await backend.read("notification:x", FeedQuery()).groups.map(\.isSeen),
        [true, true, false]
      )
    },
    ContractCase("a new activity makes its group new again") { backend in
      try await backend.add([.tweet("a", 1), .tweet("a", 2, verb: "like")], to: "notification:x")
      _ = try await backend.read("notification:x", FeedQuery(markSeen: .all, markRead: .all))
      try await backend.add([.tweet("b", 3)], to: "notification:x")
      let page = try await backend.read("notification:x", FeedQuery())
      try expectEqual([page.unseen, page.unread], [1, 1])
      try expectEqual(page.groups.map(\.isSeen), [false, true])
    },
    ContractCase("counters fall with what is removed") { backend in
      let added = try await backend.add([.tweet("a", 1), .tweet("a", 2, verb: "like")], to: "notification:x")
      try await backend.remove(added[0].id, from: "notification:x")
      let page = try await backend.read("notification:x", FeedQuery())
      try expectEqual([page.unseen, page.unread], [1, 1])
    },
    ContractCase("a notification feed may follow, and counts what that brings") { backend in
      try await backend.follow("notification:x", "user:ann")
      try await backend.tweet("ann", 1)
      try expectEqual(try await backend.read("notification:x", FeedQuery(markSeen: .all)).unseen, 1)
      try await backend.tweet("ann", 2)
      let page = try await backend.read("notification:x", FeedQuery())
      try expectEqual(page.unseen, 1)
      try expectEqual(page.groups.map(\.activityCount), [2])
    },
    ContractCase("only notification feeds are marked") { backend in
      try await expectError(.input) { _ = try await backend.read("user:a", FeedQuery(markSeen: .all)) }
    },
  ]
}
