import FeedCore
import FeedEngine
import Foundation

/// Publishing and following.
struct WritingRows {
  let large: DataSet
  let folder: String
  let peer: Peer?

  func measure() async throws -> [Row] {
    // A copy, so that every run begins with the same file.
    let copy = "\(folder)/writing-\(UInt32.random(in: 0 ... .max)).db"
    try FileManager.default.copyItem(atPath: large.path, toPath: copy)
    let engine = try FeedEngine(path: copy)
    defer { try? engine.close() }
    return try await PublishingRows(large: large, engine: engine).measure() + [
      Row(
        name: "fill inboxes, 50 activities for each of 1,000; Stream-Framework",
        ours: try await sustained(),
        other: peer?.publish,
        unit: "/s",
        goal: 10,
        moreIsBetter: true
      ),
      Row(
        name: "publish 50, and 1,000 followers read them; Stream-Framework",
        ours: try await deliver() / 1000,
        other: peer.map { $0.delivery / 1000 },
        unit: "ms",
        goal: 0.1
      ),
      Row(
        name: "follow with 1,000 copied and read, in ms; 10",
        ours: try await follow(engine) / 1000,
        other: 10,
        unit: "ms",
        goal: 1
      ),
      Row(
        name: "write what a demo world opens with, in ms; 1,000",
        ours: try await opening() / 1000,
        other: 1000,
        unit: "ms",
        goal: 1
      ),
    ]
  }

  private func news(_ number: Int) -> NewActivity {
    var news = large.activity(number)
    news.time = Timestamp(microseconds: DataSet.start + Int64(large.activities + number) * large.step)
    return news
  }

  /// From the first publication until each of 1,000 followers has read the last: one commit a publication,
  /// one read a follower, as long as an app needs that shows everybody what is new.
  private func deliver() async throws -> Double {
    var durations: [Double] = []
    for round in 0..<5 {
      let engine = try FeedEngine(path: "\(folder)/delivery-\(round)-\(UInt32.random(in: 0 ... .max)).db")
      let readers = try await followers(engine)
      durations.append(
        try await microseconds {
          for number in 0..<Self.posts { try await engine.add([news(number)], to: "user:star") }
          for reader in readers {
            let count = try await engine.read(reader, FeedQuery()).activities.count
            precondition(count == 25)
          }
        }
      )
      try engine.close()
    }
    return median(durations)
  }

  private static let posts = 50

  /// A thousand followers that have read before.
  private func followers(_ engine: FeedEngine) async throws -> [FeedID] {
    let readers = (0..<1000).map { FeedID(trusted: "timeline", "r\($0)") }
    try await engine.follow(readers.map { FollowRequest($0, follows: "user:star") })
    try await engine.catchUp(readers)
    return readers
  }

  /// Entries a second: published one transaction each, then brought into every follower's inbox.
  private func sustained() async throws -> Double {
    var rates: [Double] = []
    for round in 0..<5 {
      let engine = try FeedEngine(path: "\(folder)/sustained-\(round)-\(UInt32.random(in: 0 ... .max)).db")
      let readers = try await followers(engine)
      let duration = try await microseconds {
        for number in 0..<Self.posts { try await engine.add([news(number)], to: "user:star") }
        try await engine.catchUp(readers)
      }
      rates.append(50_000 / duration * 1_000_000)
      try engine.close()
    }
    return median(rates)
  }

  private func follow(_ engine: FeedEngine) async throws -> Double {
    try await engine.batch { [large] batch in
      for number in 0..<1500 { try batch.add([large.activity(number)], to: "user:prolific") }
    }
    return try await medianMicroseconds(50) { index in
      let reader = FeedID(trusted: "timeline", "new\(index)-\(UInt32.random(in: 0 ... .max))")
      try await engine.follow([FollowRequest(reader, follows: "user:prolific", activityCopyLimit: 1000)])
      let count = try await engine.read(reader, FeedQuery()).activities.count
      precondition(count == 25)
    }
  }

  /// 300 people, 540 follows, 4,200 activities with their objects, 2,700 reactions: see `Visibility` in
  /// Worlds. The rest is written while somebody reads.
  private func opening() async throws -> Double {
    let engine = try FeedEngine(path: "\(folder)/opening-\(UInt32.random(in: 0 ... .max)).db")
    defer { try? engine.close() }
    return try await microseconds {
      try await engine.batch { [large] batch in
        var numbers = Numbers(seed: 1)
        func person() -> Int { Int(numbers.unit() * 300) }
        for number in 0..<300 {
          try batch.addUser("p\(number)", data: ["name": "Somebody", "bio": "Of the harbour"])
        }
        for _ in 0..<540 {
          let (one, other) = (person(), person())
          try batch.follow([FollowRequest(FeedID(trusted: "timeline", "p\(one)"), follows: large.user(other))]
          )
        }
        var ids: [ActivityID] = []
        for number in 0..<4200 {
          try batch.upsertObjects([
            "tweet": [["id": .string("\(number)"), "text": "the harbour lamp turns slowly"]]
          ])
          var activity = large.activity(number)
          activity.object = "SO:tweet:\(number)"
          ids.append(try batch.add([activity], to: large.user(person()))[0].id)
        }
        for _ in 0..<2700 {
          let id = ids[Int(numbers.unit() * 4200)]
          let user = person()
          try batch.add(NewReaction(kind: "like", on: .activity(id), userID: "p\(user)"))
        }
      }
    }
  }
}
