import FeedCore
import Foundation
import Testing

@Suite struct BadInputTests {
  static let unknownID = "01234567-89ab-11ee-8080-800012345678"

  @Test(arguments: [
    (["frobnicate"], 64, "frobnicate"),
    (["psot", "x"], 64, "post"),
    (["feed"], 64, "group:id"),
    (["feed", "user:ann", "--limit", "0"], 64, "--limit"),
    (["feed", "user:ann", "--limit", "many"], 64, "many"),
    (["feed", "user:ann", "--nonsense"], 64, "--nonsense"),
    (["feed", "user:ann", "--width", "3"], 64, "--width"),
    (["feed", "user:ann:x"], 65, "group:id"),
    (["feed", "us er"], 65, "us er"),
    (["feed", "nonsense:ann"], 66, "nonsense"),
    (["feed", "user:nobody"], 66, "nobody"),
    (["feed", "timeline", "--verb", "frobnicate"], 66, "frobnicate"),
    (["feed", "timeline", "--theme", "frobnicate"], 66, "frobnicate"),
    (["follow", "nobody"], 66, "nobody"),
    (["unfollow", "nobody"], 66, "nobody"),
    (["--user", "bob", "post", "x"], 64, "runnel post"),
    (["follow", String(repeating: "x", count: 6000)], 66, "xxx … xxx"),
    (["follow", "ann"], 65, "yourself"),
    (["profile", "nobody"], 66, "nobody"),
    (["users", "--followers-of", "nobody"], 66, "nobody"),
    (["like", "17"], 64, "17"),
    (["like", unknownID], 66, "gone"),
    (["delete", unknownID], 66, "gone"),
    (["post", " "], 65, "empty"),
    (["post", "x", "--image", "ftp://a"], 65, "ftp://a"),
    (["post", "x", "--user", "a b"], 64, "a b"),
    (["post", String(repeating: "x", count: 6000)], 65, "6000"),
    (["feed", "user", "--config", "/nonexistent.toml"], 66, "/nonexistent.toml"),
    (["feed", "user", "--database", "/nonexistent.db"], 66, "/nonexistent.db"),
    (["feed", "user", "--database", "/"], 65, "folder"),
    (["feed", "user", "--database", "/dev/null"], 65, "/dev/null"),
    (["post", "x", "--database", "/proc/none/x.db"], 73, "/proc/none"),
    (["search", ""], 65, "empty"),
  ])
  func badInputIsOneSentence(arguments: [String], status: Int32, word: String) async throws {
    let home = try Home()
    expectSentence(try await home.run(arguments), status: status, holding: word)
  }

  @Test func aNearNameIsOffered() async throws {
    let home = try Home()
    _ = try await home.post("Hi", user: "bobby")
    expectSentence(try await home.run("follow", "boby"), status: 66, holding: "Did you mean 'bobby'?")
  }

  @Test func othersThingsAreNotPermitted() async throws {
    let home = try Home()
    let id = try await home.post("Hi", user: "bob")
    expectSentence(try await home.run("delete", id), status: 77, holding: "bob")
    expectSentence(try await home.run("edit", id, "x"), status: 77, holding: "bob")
  }

  @Test func aFileThatIsNoDatabaseStaysAsItIs() async throws {
    let home = try Home()
    let file = home.path("notes.txt")
    let text = String(repeating: "not a database\n", count: 1000)
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    expectSentence(try await home.run("post", "x", "--database", file), status: 65, holding: "notes.txt")
    expectSentence(try await home.run("feed", "user", "--database", file), status: 65, holding: "notes.txt")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
    #expect(!FileManager.default.fileExists(atPath: file + "-wal"))
  }

  @Test func aDamagedDatabaseIsNamedAndStaysAsItIs() async throws {
    let home = try Home()
    let file = home.path("damaged.db")
    let bytes = Data("SQLite format 3\0".utf8) + Data((0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    try bytes.write(to: URL(filePath: file))
    expectSentence(try await home.run("post", "x", "--database", file), status: 74, holding: "damaged.db")
    #expect(try Data(contentsOf: URL(filePath: file)) == bytes)
  }

  @Test func aBrokenConfigurationNamesFileLineAndSetting() async throws {
    let home = try Home()
    let file = home.path("config.toml")
    try "user = \n".write(toFile: file, atomically: true, encoding: .utf8)
    expectSentence(try await home.run("feed", "user", "--config", file), status: 65, holding: "config.toml:1")
    try "user = 3\n".write(toFile: file, atomically: true, encoding: .utf8)
    expectSentence(try await home.run("feed", "user", "--config", file), status: 65, holding: "'user'")
    try "user = \"a b\"\n".write(toFile: file, atomically: true, encoding: .utf8)
    let result = try await home.run("feed", "user", "--config", file, environment: ["RUNNEL_USER": ""])
    expectSentence(result, status: 65, holding: "'a b'", "config.toml")
    expectSentence(try await home.run("env", environment: ["RUNNEL_USER": "a b"]).asFailure, status: 0)
  }

  @Test func withoutATerminalTheTimelineIsPrinted() async throws {
    let home = try Home()
    for arguments in [[], ["read"]] {
      let result = try await home.run(arguments)
      #expect(result.status == 0 && result.output.contains("Nothing is here yet"), "\(result)")
    }
    #expect(!FileManager.default.fileExists(atPath: home.path("data")))
    _ = try await home.post("Good morning")
    try await home.done("follow", "ann", user: "bob")
    let result = try await home.run(environment: ["RUNNEL_USER": "bob"])
    #expect(result.status == 0 && result.output.contains("Good morning"), "\(result)")
  }

  @Test func aTextThatIsNotUTF8IsRefused() async throws {
    let home = try Home()
    let result = try await home.shell("printf '\\xff\\xfe' | \"$RUNNEL\" post")
    expectSentence(result, status: 65, holding: "UTF-8")
  }
}

extension Home.Result {
  /// For a command that reports a problem on standard output by design.
  fileprivate var asFailure: Home.Result {
    Home.Result(
      output: "",
      errors: "runnel: \(output.contains("problem") ? "" : "no problem named")\n",
      status: status
    )
  }
}
