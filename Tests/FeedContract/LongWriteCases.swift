import FeedCore

/// Writes that a backend may do in portions: what a page shows in the middle, and once they are done.
extension FeedContract {
  static let longWriteCases: [ContractCase] = [
    ContractCase("a long unfollow shows less and less, and nothing that was not there") { backend in
      try await backend.fillTimeline()
      let before = try await backend.objects(in: "timeline:bob", FeedQuery(limit: 100))
      async let unfollow: Void = backend.unfollow("timeline:bob", "user:ann")
      for _ in 0..<5 {
        let page = try await backend.read("timeline:bob", FeedQuery(limit: 100))
        let actors = page.activities.map(\.activity.actor)
        try expect(page.activities.count <= before.count, "a page grew")
        try expect(Set(actors).isSubset(of: ["SU:ann", "SU:eve"]), "a page has others: \(Set(actors))")
      }
      try await unfollow
      try expectEqual(try await backend.objects(in: "timeline:bob"), things(9999))
    },
    ContractCase("a follow right after a long unfollow brings everything back") { backend in
      try await backend.fillTimeline()
      let before = try await backend.objects(in: "timeline:bob", FeedQuery(limit: 100))
      async let unfollow: Void = backend.unfollow("timeline:bob", "user:ann")
      try await backend.follow("timeline:bob", "user:ann", copying: 1000)
      try await unfollow
      try await backend.follow("timeline:bob", "user:ann", copying: 1000)
      try expectEqual(try await backend.objects(in: "timeline:bob", FeedQuery(limit: 100)), before)
    },
    ContractCase("an activity comes to each of many feeds once, also where it is added again meanwhile") {
      backend in
      let feeds = (0..<200).map { FeedID(trusted: "notification", "n\($0)") }
      let new = NewActivity.tweet("ann", 1)
      async let spread: Void = backend.add(new, toMany: feeds)
      try await backend.add([new], to: feeds[199])
      try await spread
      for feed in [feeds[0], feeds[100], feeds[199]] {
        try expectEqual(try await backend.read(feed, FeedQuery()).groups.map(\.activityCount), [1])
      }
    },
  ]
}

extension FeedBackend {
  /// Lets `timeline:bob` hold one activity of eve and then 600 of ann.
  fileprivate func fillTimeline() async throws {
    try await follow("timeline:bob", "user:ann")
    try await follow("timeline:bob", "user:eve")
    try await tweet("eve", 9999)
    for start in stride(from: 0, to: 600, by: 100) {
      let tweets = (start..<start + 100).map { NewActivity.tweet("ann", $0) }
      _ = try await add(tweets, to: "user:ann")
      _ = try await read("timeline:bob", FeedQuery())
    }
  }
}
