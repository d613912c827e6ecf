import FeedCore
import FeedEngine

/// One popular account: what must not grow with its followers, with the feeds an activity is in, or with what
/// waits.
struct CrowdRows {
  let folder: String
  /// Followers of the popular account.
  let followers: Int

  func measure() async throws -> [Row] {
    let path = "\(folder)/crowd-\(UInt32.random(in: 0 ... .max)).db"
    let engine = try FeedEngine(path: path, groups: .standard)
    defer { try? engine.close() }
    let readers = (0..<followers).map { FeedID(trusted: "timeline", "r\($0)") }
    try await engine.batch { try $0.follow(readers.map { FollowRequest($0, follows: "user:star") }) }
    return [
      try await likes(engine), try await bell(engine), try await deletion(engine), try await unfollow(engine),
    ]
  }

  /// With a listener to three feeds, as on a host where somebody reads.
  private func likes(_ engine: FeedEngine) async throws -> Row {
    let star = try await post("star", engine)
    let nobody = try await post("nobody", engine)
    let changes = try await engine.changes(in: ChangeInterest(["timeline:r1", "timeline:r2", "user:reader"]))
    let listening = Task { for await _ in changes {} }
    defer { listening.cancel() }
    func like(_ id: ActivityID) async throws {
      _ = try await engine.add(NewReaction(kind: "like", on: .activity(id), userID: "reader"))
    }
    // In turns, because the machine's pace changes.
    var (popular, plain) = ([Double](), [Double]())
    for _ in 0..<1000 {
      popular.append(try await microseconds { try await like(star) })
      plain.append(try await microseconds { try await like(nobody) })
    }
    return Row(
      name: "like on a post with \(followers) followers; with none",
      ours: median(popular),
      other: median(plain),
      unit: "us",
      goal: 1.1
    )
  }

  private func post(_ user: String, _ engine: FeedEngine) async throws -> ActivityID {
    let new = NewActivity(actor: "SU:\(user)", verb: "post", object: "o", foreignID: "post:1", time: .now())
    return try await engine.add([new], to: FeedID(trusted: "user", user))[0].id
  }

  /// What a bell polls: the counters of a feed with many unseen groups.
  private func bell(_ engine: FeedEngine) async throws -> Row {
    let count = followers
    for (feed, groups) in [("many", count), ("few", 10)] {
      try await engine.batch { batch in
        for number in 0..<groups {
          let new = NewActivity(actor: "SU:u\(number)", verb: "v\(number)", object: "o", time: nil)
          _ = try batch.add([new], to: FeedID(trusted: "notification", feed))
        }
      }
    }
    func poll(_ feed: FeedID, _ expected: Int) async throws -> Double {
      try await medianMicroseconds(200) { _ in
        let page = try await engine.read(feed, FeedQuery(limit: 0))
        precondition(page.unseen == expected)
      }
    }
    let few = try await poll("notification:few", 10)
    return Row(
      name: "unseen of \(count) groups; of 10",
      ours: try await poll("notification:many", count),
      other: few,
      unit: "us",
      goal: 1.5
    )
  }

  private func deletion(_ engine: FeedEngine) async throws -> Row {
    func delete(_ feeds: Int) async throws -> Double {
      var durations: [Double] = []
      for turn in 0..<3 {
        let new = NewActivity(
          actor: "SU:ann",
          verb: "post",
          object: "o",
          foreignID: "in \(feeds) feeds, \(turn)",
          time: Timestamp(microseconds: DataSet.start + Int64(turn))
        )
        try await engine.add(new, toMany: (0..<feeds).map { FeedID(trusted: "flat", "f\($0)") })
        let id = new.determinedID!
        durations.append(try await microseconds { try await engine.delete(id) })
      }
      return median(durations)
    }
    let few = try await delete(500)
    return Row(
      name: "delete an activity in 4,000 feeds; in 500",
      ours: try await delete(4000) / 1000,
      other: few / 1000,
      unit: "ms",
      goal: 12
    )
  }

  /// A reader whose inbox is full of others' posts unfollows somebody who wrote little.
  private func unfollow(_ engine: FeedEngine) async throws -> Row {
    func unfollow(_ reader: FeedID, inbox entries: Int) async throws -> Double {
      let busy = FeedID(trusted: "user", "busy\(entries)")
      try await engine.batch { batch in
        try batch.follow([FollowRequest(reader, follows: busy), FollowRequest(reader, follows: "user:quiet")])
        for number in 0..<entries {
          let new = NewActivity(actor: "SU:busy", verb: "post", object: "o\(number)", time: nil)
          _ = try batch.add([new], to: busy)
        }
      }
      try await engine.catchUp([reader])
      var durations: [Double] = []
      for _ in 0..<20 {
        durations.append(
          try await microseconds {
            try await engine.unfollow([UnfollowRequest(reader, unfollows: "user:quiet")])
          }
        )
        try await engine.follow([FollowRequest(reader, follows: "user:quiet")])
        try await engine.catchUp([reader])
      }
      return median(durations)
    }
    try await engine.add(
      [NewActivity(actor: "SU:quiet", verb: "post", object: "o", time: nil)],
      to: "user:quiet"
    )
    let small = try await unfollow("timeline:small", inbox: 100)
    return Row(
      name: "unfollow with an inbox of \(6 * followers) entries; of 100",
      ours: try await unfollow("timeline:large", inbox: 6 * followers),
      other: small,
      unit: "us",
      goal: 2
    )
  }
}
