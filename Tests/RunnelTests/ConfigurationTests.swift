import FeedCore
import Foundation
import GrowthTesting
import TOMLSource
import Testing

@testable import runnel

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

@Suite struct ConfigurationCheckTests {
  private func problems(_ text: String) throws -> [ConfigurationProblem] {
    ConfigurationCheck(try TOMLDocument.parse(text, name: "c"), text: text, file: "c").problems
  }

  @Test(arguments: [
    ("\ntheem = \"octo\"", 2, 1, "Did you mean 'theme'?"),
    ("mouse = true", 1, 1, "'mouse' belongs in [reader]"),
    ("[kyes]\nlike = \"f\"", 1, 2, "Did you mean 'keys'?"),
    ("[reader]\nmouse = \"yes\"", 2, 9, "true or false"),
    ("[reader]\nstart = \"agregated\"", 2, 9, "Did you mean 'aggregated'?"),
    ("[keys]\nlike = \"hyper-q\"", 2, 1, "is not a key"),
    ("[keys]\nlik = \"f\"", 2, 1, "Did you mean 'like'?"),
    ("[keys]\nlike = 3", 2, 1, "needs a key"), ("[keys]\nlike = \"q\"", 2, 1, "'quit', which has no key now"),
    ("reader = 3", 1, 1, "must be a table"), ("account = \"home\"", 1, 1, "There is no account 'home'"),
    ("[accounts.work]\nusr = \"ann\"", 2, 1, "Did you mean 'user'?"),
    ("[groups.news]\nkind = \"flatt\"", 2, 8, "Did you mean 'flat'?"),
    ("[groups.news]\nlimit = 3", 1, 2, "lacks its 'kind'"),
    ("[theme]\ndrak = \"x\"", 2, 1, "Did you mean 'dark'?"),
    ("[nonsense]\nx = 1", 1, 2, "config show --example"),
  ])
  func eachMistakeIsReportedWithItsPlace(text: String, line: Int, column: Int, words: String) throws {
    let found = try problems(text)
    #expect(found.count == 1)
    #expect(found.first?.line == line && found.first?.column == column)
    #expect(found.first?.sentence.contains(words) == true, "\(found.first?.sentence ?? "")")
  }

  @Test func everySettingMisspeltIsMissedAndItsExampleIsRight() throws {
    for setting in ConfigurationTable.settings {
      let path = setting.path.map { $0 == "*" ? "some" : $0 }
      let table = path.dropLast().map { "\"\($0)\"" }.joined(separator: ".")
      let header = table.isEmpty ? "" : "[\(table)]\n"
      let name = path.last ?? ""
      let right = try problems("\(header)\"\(name)\" = \(setting.example)").filter { $0.path == path }
      // A group needs its kind, an account its section: what is reported then is about those.
      #expect(right.isEmpty || name == "account", "\(name): \(right)")
      guard setting.path.last != "*" else { continue }
      let wrong = try problems("\(header)\"\(name)qz\" = \(setting.example)")
      #expect(wrong.contains { $0.path.last == "\(name)qz" }, "\(name)qz")
    }
  }

  @Test(
    "any number of mistakes costs linear time",
    arguments: ["", "[keys]\n", "[reader]\n", "[accounts.a]\n"]
  )
  func manyMistakes(section: String) {
    Growth.expectLinear(section) { size in
      section + (0..<size / 16).map { "lik\($0) = \"f\"\n" }.joined()
    } work: {
      _ = ConfigurationCheck(try TOMLDocument.parse($0, name: "c"), text: $0, file: "c")
    }
  }

  @Test("a command has a bounded number of keys")
  func manyKeys() throws {
    let keys = (0..<5000).map { "\"g \($0)\"" }.joined(separator: ", ")
    let found = try problems("[keys]\nlike = [\(keys)]\nopen = [\(keys)]")
    #expect(found.map(\.line) == [2, 3])
    #expect(found.allSatisfy { $0.sentence.contains("at most 32") })
  }

  @Test func theExampleFileIsRightAndCompleteAndChangesNothing() throws {
    #expect(try problems(ConfigurationSample.text).isEmpty)
    let alternative = "#theme = \"plain\"\n"
    #expect(ConfigurationSample.text.contains(alternative))
    let active = ConfigurationSample.text.replacing(alternative, with: "").split(separator: "\n")
      .map { $0.hasPrefix("# ") ? "" : $0.drop { $0 == "#" } }.joined(separator: "\n")
    let found = try problems(active.replacing("account = \"work\"", with: "account = \"example\""))
    #expect(found.allSatisfy { $0.path.first == "groups" }, "\(found.map(\.text))")
    for setting in ConfigurationTable.settings {
      #expect(ConfigurationSample.text.contains("= \(setting.example)\n"), "\(setting.path)")
    }
  }

  @Test func whatCanBeUsedIsUsedAndTheRestIsReportedOnce() async throws {
    let home = try Home()
    let file = home.path("config.toml")
    try "theem = \"octo\"\nuser = \"ben\"\n".write(toFile: file, atomically: true, encoding: .utf8)
    let result = try await home.run(
      "post",
      "Hi",
      "--json",
      "--config",
      file,
      environment: ["RUNNEL_USER": ""]
    )
    #expect(result.status == 0)
    #expect(try result.json["actor"]?["id"] == "ben")
    #expect(result.errors.contains("config.toml:1:1: There is no setting 'theem'. Did you mean 'theme'?"))
    let check = try await home.run("config", "check", "--config", file)
    #expect(check.status == 65)
    #expect(check.output.contains("config.toml:1:1: "))
    let shown = try await home.done("config", "show", "--config", file).output
    #expect(shown.contains("RUNNEL_USER") && shown.contains("reader.spacing = true"))
  }

  @Test func anEditorGetsACommentedFileOnceAndItsWorkIsChecked() async throws {
    let home = try Home()
    let path = try await home.done("config", "path").lines.first ?? ""
    #expect(path == home.path("config/runnel/config.toml"))
    let untouched = try await home.run("config", "edit", environment: ["EDITOR": "true", "VISUAL": ""])
    #expect(untouched.output.contains("no problems"))
    #expect(try String(contentsOfFile: path, encoding: .utf8).contains("#mouse = false"))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
    #expect(mode == 0o600)
    let edited = try await home.run("config", "edit", environment: ["VISUAL": "sed -i 1itheem=1"])
    #expect(edited.status == 65)
    #expect(edited.output.contains("config.toml:1:1: "))
    expectSentence(
      try await home.run("config", "edit", environment: ["VISUAL": "no-such-editor"]),
      status: 69,
      holding: "EDITOR"
    )
  }

  @Test func anAccountReplacesUserAndPlace() async throws {
    let home = try Home()
    let file = home.path("config.toml")
    try """
    account = "work"
    [accounts.work]
    user = "cleo"
    database = "\(home.path("work.db"))"
    [accounts.play]
    world = "octo"
    """.write(toFile: file, atomically: true, encoding: .utf8)
    let posted = try await home.done("post", "Hi", "--json", "--config", file, user: "")
    #expect(try posted.json["actor"]?["id"] == "cleo")
    #expect(FileManager.default.fileExists(atPath: home.path("work.db")))
    let played = try await home.done("feed", "timeline", "--account", "play", "--json", "--config", file)
    #expect(try played.json["results"]?.arrayValue?.isEmpty == false)
    let missing = try await home.run("feed", "user", "--account", "pley", "--config", file)
    expectSentence(missing, status: 66, holding: "Did you mean 'play'?")
  }
}
