import FeedCore
import Foundation
import Testing

@Suite struct ConfigurationTests {
  private func write(_ text: String, _ home: Home) throws -> String {
    let file = home.path("config.toml")
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }

  @Test func groupsAndRankingsComeFromTheConfiguration() async throws {
    let home = try Home()
    try await home.post(["first", "second"])
    let file = try write(
      """
      [groups.news]
      kind = "flat"
      [groups.user]
      kind = "flat"
      [groups.user.ranking.oldest]
      score = "0 - to_unix_timestamp(time)"
      """,
      home
    )
    #expect(try await home.done("feed", "news:x", "--config", file).output.contains("empty"))
    let ranked = try await home.done("feed", "user", "--ranking", "oldest", "--json", "--config", file).json
    let texts = ranked["results"]?.arrayValue?.map { $0["object"]?["data"]?["text"] }
    #expect(texts == ["first", "second"])
    let unknown = try await home.run("feed", "user", "--ranking", "nope", "--config", file)
    expectSentence(unknown, status: 66, holding: "nope")
  }

  @Test func theConfigurationIsFoundWhereXDGSays() async throws {
    let home = try Home()
    _ = try await home.post("Hi")
    try FileManager.default.createDirectory(
      atPath: home.path("config/runnel"),
      withIntermediateDirectories: true
    )
    try "theme = \"nonsense\"\n"
      .write(toFile: home.path("config/runnel/config.toml"), atomically: true, encoding: .utf8)
    expectSentence(try await home.run("feed", "user"), status: 66, holding: "nonsense")
    #expect(try await home.done("feed", "user", "--theme", "octo").output.contains("Hi"))
  }

  @Test(arguments: [
    ("[groups.timeline]\nkind = \"aggregated\"\n", "timeline"),
    ("[groups.x]\nkind = \"round\"\n", "groups.x.kind"),
    ("[groups.x]\n", "kind"),
    ("groups = 3\n", "groups"),
    ("theme = 3\n", "theme"),
    ("database = \"\"\n", "database"),
  ])
  func whatIsWrongIsNamed(text: String, word: String) async throws {
    let home = try Home()
    let result = try await home.run("feed", "user", "--config", write(text, home))
    expectSentence(result, status: 65, holding: "config.toml", word)
  }
}
