import FeedCore
import FeedRecords
import Foundation
import GRDB
import Testing

@Suite("Runnel sends what stream-django sends for the same models and operations")
struct StreamDjangoFactsTests {
  let program: CoreProgram
  init() throws { program = try CoreProgram() }

  @Test func everyStepIsTheSame() async throws {
    let facts = try DjangoFact.all()
    let steps = DjangoSteps(program: program)
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
