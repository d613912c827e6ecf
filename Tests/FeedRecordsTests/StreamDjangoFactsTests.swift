import FeedCore
import FeedRecords
import Foundation
import GRDB
import Testing

/// What stream-django sent for the application in `django/record.py`, step by step.
private struct Fact {
  let step: String
  let requests: [JSONValue]

  static func all() throws -> [Fact] {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "django/facts.json")
    let steps = try JSONParser.parse(Data(contentsOf: url)).arrayValue ?? []
    return steps.map {
      Fact(step: $0["step"]?.stringValue ?? "", requests: $0["requests"]?.arrayValue ?? [])
    }
  }
}

@Suite("Runnel sends what stream-django sends for the same models and operations")
struct StreamDjangoFactsTests {
  let program: CoreProgram
  init() throws { program = try CoreProgram() }

  @Test func everyStepIsTheSame() async throws {
    let facts = try Fact.all()
    let steps = Steps(program: program)
    #expect(facts.map(\.step) == steps.all.map(\.0))
    for (fact, (_, perform)) in zip(facts, steps.all) {
      program.backend.forget()
      try await perform()
      try await program.deliver()
      let sent = program.backend.calls.flatMap(Self.requests)
      let expected = fact.requests.map(Self.comparable)
      #expect(sent.sorted() == expected.sorted(), "\(fact.step)")
    }
  }

  /// The parts of a recorded request that a backend call determines, as text. Tokens are StreamAPI's.
  private static func comparable(_ request: JSONValue) -> String {
    var body = request["body"]?.objectValue ?? [:]
    body["target_token"] = nil
    // No time leaves the choice to the service; Runnel's outbox has to choose, to be able to repeat itself.
    if body["time"] == .null { body["time"] = "chosen" }
    if let targets = body["to"]?.arrayValue { body["to"] = .array(targets.compactMap { $0["feed"] }) }
    return text(
      request["method"]?.stringValue ?? "",
      request["path"]?.stringValue?.replacingOccurrences(of: "/api/v1.0/feed/", with: "") ?? "",
      request["query"]?.objectValue ?? [:],
      body
    )
  }

  private static func text(
    _ method: String,
    _ path: String,
    _ query: [String: JSONValue] = [:],
    _ body: [String: JSONValue] = [:]
  ) -> String {
    "\(method) \(path) \(JSONWriter.text(.object(query))) \(JSONWriter.text(.object(body)))"
  }

  private static func path(_ feed: FeedID) -> String { "\(feed.group)/\(feed.id)/" }

  private static func requests(_ call: RecordingBackend.Call) -> [String] {
    switch call {
    case .add(let activity, let feed): [text("POST", path(feed), [:], body(activity))]
    case .remove(let id, let feed): [text("DELETE", path(feed) + id + "/", ["foreign_id": "1"])]
    case .follow(let requests):
      requests.map {
        text("POST", path($0.source) + "follows/", [:], ["target": .string($0.target.description)])
      }
    case .unfollow(let requests): requests.map { text("DELETE", path($0.source) + "follows/\($0.target)/") }
    case .read(let feed, let query):
      [
        text(
          "GET",
          path(feed),
          ["limit": .string("\(query.limit)")].merging(
            query.markSeen == .all ? ["mark_seen": "True"] : [:]
          ) { $1 }
        )
      ]
    }
  }

  private static func body(_ activity: NewActivity) -> [String: JSONValue] {
    var body = activity.custom
    body["actor"] = .string(activity.actor)
    body["verb"] = .string(activity.verb)
    body["object"] = .string(activity.object)
    body["foreign_id"] = .string(activity.foreignID)
    body["time"] =
      activity.verb == "blogpost" ? "chosen" : activity.time.map { .string($0.activityText) } ?? .null
    if !activity.target.isEmpty { body["target"] = .string(activity.target) }
    if !activity.to.isEmpty { body["to"] = .array(activity.to.map { .string($0.description) }) }
    return body
  }
}

/// The steps of `django/record.py`.
private struct Steps {
  let program: CoreProgram
  private var feeds: RecordFeeds { program.feeds }

  private func at(_ text: String) -> Date { Timestamp(iso8601: "2024-02-29T\(text)")!.date }

  private func write(_ body: @escaping @Sendable (Database) throws -> Void) async throws {
    try await program.database.write(body)
  }

  private func tweet(_ body: String, by user: Int64, _ time: String) async throws {
    try await program.tweet(body, by: user, at: at(time))
  }

  var all: [(String, () async throws -> Void)] {
    saving + following + deleting + untracked + reading
  }

  private var saving: [(String, () async throws -> Void)] {
    [
      ("save a tweet", { try await tweet("Hello", by: 1, "09:30:15.123") }),
      ("save a tweet from another zone", { try await tweet("नमस्ते", by: 2, "03:30:15+05:30") }),
      (
        "save a tweet again",
        { try await write { db in try Tweet.fetchOne(db, key: 1)?.update(db) } }
      ),
      (
        "save a like",
        { [date = at("10:30:15")] in
          try await write { db in _ = try Like(userID: 2, tweetID: 1, createdAt: date).inserted(db) }
        }
      ),
      (
        "save a follow",
        { [date = at("11:30:15")] in
          try await write { db in _ = try Follow(userID: 2, targetID: 1, createdAt: date).inserted(db) }
        }
      ),
      ("save a pin", { [date = at("12:30:15")] in try await write { db in try pin(date).insert(db) } }),
      ("save a blog post", { try await write { db in try BlogPost(slug: "hello-world").insert(db) } }),
    ]
  }

  private func pin(_ date: Date) -> Pin {
    Pin(
      id: UUID(uuidString: "6F9619FF-8B86-D011-B42D-00C04FC964FF")!,
      authorID: 1,
      sourceID: 1,
      title: "A \"quoted\" title",
      day: Timestamp(iso8601: "2024-03-01")!.date,
      createdAt: date
    )
  }

  private var following: [(String, () async throws -> Void)] {
    [
      ("follow a user", { try await feeds.manager.followUser("1", by: "2") }),
      ("unfollow a user", { try await feeds.manager.unfollowUser("1", by: "2") }),
      (
        "add an activity by hand",
        {
          let tweet = try await program.database.read { db in try Tweet.find(db, key: 1) }
          try await feeds.addActivity(of: tweet)
        }
      ),
    ]
  }

  private var deleting: [(String, () async throws -> Void)] {
    [
      ("delete the like", { try await write { db in _ = try Like.deleteOne(db, key: 1) } }),
      ("delete the pin", { try await write { db in _ = try Pin.fetchOne(db)?.delete(db) } }),
      ("delete the blog post", { try await write { db in _ = try BlogPost.deleteAll(db) } }),
    ]
  }

  private var untracked: [(String, () async throws -> Void)] {
    [
      (
        "save an untracked tweet",
        {
          feeds.disableTracking(Tweet.self)
          try await tweet("Quiet", by: 1, "13:30:15")
          feeds.enableTracking(Tweet.self)
        }
      ),
      (
        "save while nothing is tracked",
        {
          feeds.disableTracking()
          try await tweet("Quieter", by: 1, "14:30:15")
          feeds.enableTracking()
        }
      ),
      (
        "delete two tweets of a query",
        { try await write { db in _ = try Tweet.filter([1, 2].contains(Column("id"))).deleteAll(db) } }
      ),
    ]
  }

  private var reading: [(String, () async throws -> Void)] {
    [
      (
        "read the timeline",
        { _ = try await feeds.manager.newsFeeds(of: "2")["timeline"]?.read(FeedQuery(limit: 25)) }
      ),
      (
        "read notifications",
        {
          let query = FeedQuery(limit: 5, markSeen: .all)
          _ = try await feeds.manager.notificationFeed(of: "1").read(query)
        }
      ),
    ]
  }
}
