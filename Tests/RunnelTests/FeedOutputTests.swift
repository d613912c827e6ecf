import FeedCore
import Foundation
import Testing

@Suite struct FeedOutputTests {
  @Test func emptyPlacesSayWhatToDoNextAndMakeNoFile() async throws {
    let home = try Home()
    #expect(try await home.done("feed", "timeline").output.contains("runnel follow"))
    #expect(try await home.done("feed", "user").output.contains("runnel post"))
    #expect(try await home.done("notifications").output.contains("Nothing new"))
    #expect(try await home.done("users").output.contains("runnel post"))
    #expect(try await home.done("unread").output == "0\n")
    #expect(!FileManager.default.fileExists(atPath: home.path("data")))
  }

  @Test func jsonIsStreamsPage() async throws {
    let home = try Home()
    for number in 0..<3 { _ = try await home.post("\(number)") }
    let page = try await home.done("feed", "user", "--json", "--limit", "2").json
    let results = try #require(page["results"]?.arrayValue)
    #expect(results.map { $0["object"]?["data"]?["text"] } == ["2", "1"])
    #expect(results.first?["actor"]?["id"] == "ann")
    #expect(results.first?["own_reactions"] == [:])
    #expect(page["next"]?.stringValue?.isEmpty == false)
    let before = try #require(results.last?["id"]?.stringValue)
    let rest = try await home.done("feed", "user", "--json", "--before", before).json
    #expect(rest["results"]?.arrayValue?.count == 1)
    #expect(rest["next"] == "")
  }

  @Test func limitsBeyondAPageAreServed() async throws {
    let home = try Home()
    try await home.post((0..<103).map { "number \($0)" })
    let page = try await home.done("feed", "user", "--json", "--limit", "200").json
    #expect(page["results"]?.arrayValue?.count == 103)
  }

  @Test func filtersByVerbAndActor() async throws {
    let home = try Home()
    let id = try await home.post("Hi")
    try await home.done("like", id)
    let likes = try await home.done("feed", "user", "--json", "--verb", "like").json
    #expect(likes["results"]?.arrayValue?.map { $0["verb"] } == ["like"])
    #expect(try await home.done("feed", "user", "--verb", "commit").output.contains("Nothing"))
    let others = try await home.done("feed", "user", "--json", "--actor", "bob").json
    #expect(others["results"] == [])
  }

  @Test func idsAreShownOnDemandAndNothingIsColouredInAPipe() async throws {
    let home = try Home()
    let id = try await home.post("Hi")
    #expect(try await home.done("feed", "user", "--ids").lines.first == id)
    #expect(try await !home.done("feed", "user").output.contains(id))
    #expect(try await !home.done("feed", "user").output.contains("\u{1B}"))
  }

  @Test func hostileTextComesOutHarmless() async throws {
    let home = try Home()
    _ = try await home.post("\u{1B}[2J\u{1B}]0;title\u{7}evil\u{9B}31m \u{202E}txt")
    try await home.done("profile", "--name", "An\u{1B}[31mn\u{202E}")
    let output = try await home.done("feed", "user").output + (try await home.done("users").output)
    for scalar in output.unicodeScalars {
      #expect(scalar == "\n" || !(scalar.value < 32 || (127..<160).contains(scalar.value)))
      #expect(scalar.value != 0x202E)
    }
    #expect(output.contains("evil"))
  }

  @Test func widthWraps() async throws {
    let home = try Home()
    _ = try await home.post(String(repeating: "word ", count: 40))
    let lines = try await home.done("feed", "user", "--width", "40").lines
    #expect(lines.allSatisfy { $0.count <= 40 })
    #expect(lines.count > 4)
  }

  @Test func aReaderThatGoesAwayIsNoError() async throws {
    let home = try Home()
    try await home.post((0..<30).map { "\($0) " + String(repeating: "x", count: 4000) })
    let result = try await home.shell("\"$RUNNEL\" feed user | head -1; echo ${PIPESTATUS[0]} >&2")
    #expect(result.output.count { $0 == "\n" } == 1)
    #expect(["0\n", "141\n"].contains(result.errors))
    let full = try await home.shell("\"$RUNNEL\" feed user > /dev/full; echo $? >&2")
    #expect(full.errors.contains("No space left") && full.errors.hasSuffix("74\n"))
  }
}
