import FeedCore
import Foundation
import Testing

@Suite struct ImportTests {
  private static let makeRepository = """
    set -e; cd "$HOME"; git init -q pond; cd pond
    git config user.name 'Dora Deep'; git config user.email dora@example.org
    for n in 1 2 3; do echo $n > file; git add file; git commit -q -m "Change number $n"; done
    git tag -a v1 -m 'First release'
    """

  @Test func aRepositoryBecomesFeedsOnceOnly() async throws {
    let home = try Home()
    let made = try await home.shell(Self.makeRepository)
    try #require(made.status == 0, "\(made.errors)")
    let first = try await home.done("import", "git", home.path("pond"))
    #expect(first.output.contains("Added 3 commits by 1 new person and 1 release."))
    #expect(first.output.contains("user:pond"))
    let timeline = try await home.done("feed", "timeline", "--limit", "10").output
    #expect(timeline.contains("Change number 3") && timeline.contains("Dora Deep"))
    let again = try await home.done("import", "git", home.path("pond"))
    #expect(again.output.hasPrefix("Nothing new"))
    _ = try await home.shell("cd \"$HOME/pond\" && git commit -q --allow-empty -m 'Change number 4'")
    #expect(try await home.done("import", "git", home.path("pond")).output.contains("Added 1 commit"))
    let commits = try await home.done("feed", "user:pond", "--verb", "commit", "--json").json
    #expect(commits["results"]?.arrayValue?.count == 4)
  }

  @Test func linesThatCannotBeReadAreNamedAndTheOthersCount() async throws {
    let home = try Home()
    let file = home.path("lines.jsonl")
    try """
    {"feed":"user:ann","actor":"SU:ann","verb":"tweet","object":"SO:tweet:1","foreign_id":"t:1","time":"2026-01-02T03:04:05"}
    {"feed":"user:ann","actor":"SU:ann"}
    nonsense
    {"feed":"user:ann","actor":"SU:ann","verb":"tweet","object":"SO:tweet:2"}
    """.write(toFile: file, atomically: true, encoding: .utf8)
    let result = try await home.run("import", "json", file)
    #expect(result.status == 65)
    #expect(result.output.contains("2 activities"))
    #expect(result.errors.contains("2 lines could not be read") && result.errors.contains("line 2"))
    let feed = try await home.done("feed", "user:ann", "--json").json
    #expect(feed["results"]?.arrayValue?.count == 2)
    let input = #"{"feed":"user:ann","actor":"SU:ann","verb":"tweet","object":"SO:tweet:3"}"# + "\n"
    #expect(try await home.run("import", "json", "-", input: input).status == 0)
  }

  @Test func importedFeedsAreReadAndImportingAgainAddsNothing() async throws {
    let home = try Home()
    let file = home.path("lines.jsonl")
    try (1...3).map {
      #"{"feed":"user:zoe","actor":"zoe","verb":"note","object":"n\#($0)","foreign_id":"n\#($0)","time":"2026-01-02T03:04:0\#($0)"}"#
    }.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
    #expect(try await home.done("import", "json", file).output == "Added 3 activities.\n")
    #expect(try await home.done("import", "json", file).output == "Nothing new; 3 were known.\n")
    // Nobody called zoe signed up, but her feed has something to read.
    let feed = try await home.done("feed", "user:zoe", "--json").json
    #expect(feed["results"]?.arrayValue?.count == 3)
  }

  @Test func whatIsNoRepositoryOrFileIsSaid() async throws {
    let home = try Home()
    let folder = try await home.run("import", "git", home.folder)
    expectSentence(folder, status: 65, holding: "not in a git repository")
    expectSentence(try await home.run("import", "git", "/nonexistent"), status: 66, holding: "/nonexistent")
    expectSentence(try await home.run("import", "json", "/nonexistent"), status: 66, holding: "/nonexistent")
    expectSentence(try await home.run("import", "git", ".", "--limit", "0"), status: 64, holding: "--limit")
  }
}
