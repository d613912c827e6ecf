import FeedCore
import Foundation
import Testing

@Suite struct ActingTests {
  @Test func whatIsPostedIsReadByFollowers() async throws {
    let home = try Home()
    try await home.done("profile", "--name", "Bob Builder", user: "bob")
    let id = try await home.post("Hello #world", user: "bob")
    #expect(ActivityID(id) != nil)
    try await home.done("follow", "@bob")
    let timeline = try await home.done("feed", "timeline")
    #expect(timeline.output.contains("Hello #world"))
    #expect(timeline.output.contains("Bob Builder"))
    try await home.done("unfollow", "bob")
    #expect(try await !home.done("feed", "timeline").output.contains("Hello"))
  }

  @Test func standardInputIsATextToo() async throws {
    let home = try Home()
    let piped = try await home.run("post", input: "From a pipe\n")
    #expect(piped.status == 0)
    #expect(try await home.done("feed", "user").output.contains("From a pipe"))
    expectSentence(try await home.run("post", input: ""), status: 65, holding: "empty")
    let words = try await home.run("post", "several", "words")
    #expect(words.status == 0)
    #expect(try await home.done("feed", "user").output.contains("several words"))
  }

  @Test func likesAreOneAndCanBeTakenBack() async throws {
    let home = try Home()
    let id = try await home.post("Hi")
    try await home.done("like", id, user: "bob")
    try await home.done("like", "SA:\(id)", user: "bob")
    #expect(try await counts(home)["like"] == 1)
    try await home.done("unlike", id, user: "bob")
    #expect(try await counts(home)["like"]?.intValue ?? 0 == 0)
  }

  @Test func commentsRepostsEditsAndDeletions() async throws {
    let home = try Home()
    let id = try await home.post("Hi")
    let comment = try await home.done("comment", id, "Well", "said", "--json", user: "bob")
    #expect(try comment.json["data"]?["text"] == "Well said")
    let repost = try await home.done("repost", id, "--json", user: "bob")
    #expect(try repost.json["verb"] == "repost")
    #expect(try await counts(home) == ["comment": 1, "repost": 1])
    try await home.done("edit", id, "Hello")
    #expect(try await home.done("feed", "user").output.contains("Hello"))
    try await home.done("repost", id, "--undo", user: "bob")
    #expect(try await counts(home)["repost"]?.intValue ?? 0 == 0)
    try await home.done("delete", id)
    #expect(try await home.done("feed", "user", "--json").json["results"] == [])
  }

  @Test func notificationsAreCountedShownAndMarked() async throws {
    let home = try Home()
    let id = try await home.post("Hi")
    try await home.done("like", id, user: "bob")
    #expect(try await home.done("unread").output == "1\n")
    #expect(try await home.done("unread", "--json").json == ["unread": 1, "unseen": 1])
    let shown = try await home.done("notifications", "--json").json
    #expect(shown["unread"] == 1)
    #expect(shown["results"]?.arrayValue?.first?["verb"] == "like")
    #expect(try await home.done("unread").output == "1\n")
    try await home.done("mark", "--seen")
    #expect(try await home.done("unread", "--json").json == ["unread": 1, "unseen": 0])
    try await home.done("mark")
    #expect(try await home.done("unread").output == "0\n")
  }

  @Test func usersAreListedAndFound() async throws {
    let home = try Home()
    try await home.done("profile", "--name", "Ann Example", "--bio", "Gardener")
    try await home.done("profile", "--name", "Bob", user: "bob")
    try await home.done("follow", "bob")
    #expect(try await home.done("users").lines.count == 2)
    #expect(try await home.done("users", "gardener").output.contains("@ann"))
    let json = try await home.done("users", "--json", "--followed-by", "ann").json
    #expect(json["results"]?.arrayValue?.map { $0["id"] } == ["bob"])
    #expect(try await home.done("profile", "bob").output.contains("1 followers"))
  }

  @Test func searchFindsPosts() async throws {
    let home = try Home()
    _ = try await home.post("Ripe pears")
    #expect(try await home.done("search", "pears").output.contains("Ripe pears"))
    #expect(try await home.done("search", "apples").output.contains("Nothing"))
  }

  /// Two programs at once on one database that neither has made yet.
  @Test func manyProgramsWriteAtOnce() async throws {
    let home = try Home()
    try await withThrowingTaskGroup(of: Int32.self) { group in
      for number in 0..<6 { group.addTask { try await home.run("post", "number \(number)").status } }
      for try await status in group { #expect(status == 0) }
    }
    let json = try await home.done("feed", "user", "--json").json
    let texts = json["results"]?.arrayValue?.compactMap { $0["object"]?["data"]?["text"]?.stringValue } ?? []
    #expect(Set(texts) == Set((0..<6).map { "number \($0)" }))
  }

  private func counts(_ home: Home) async throws -> [String: JSONValue] {
    let json = try await home.done("feed", "user", "--json").json
    return json["results"]?.arrayValue?.last?["reaction_counts"]?.objectValue ?? [:]
  }
}
