import FeedCore
import Foundation
import Testing

@testable import runnel

@Suite struct SetupTests {
  @Test func placesFollowTheXDGRules() {
    let plain = Paths(environment: [:], home: "/users/ann")
    #expect(plain.database == "/users/ann/.local/share/runnel/runnel.db")
    #expect(plain.configurationFile == "/users/ann/.config/runnel/config.toml")
    #expect(plain.state == "/users/ann/.local/state/runnel")
    #expect(plain.demos == "/users/ann/.local/share/runnel/demo")
    let moved = Paths(environment: ["XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "relative"], home: "/h")
    #expect(moved.data == "/d/runnel")
    #expect(moved.configuration == "/h/.config/runnel")
  }

  @Test(arguments: [
    ("ann", "ann"), ("ann.smith", "ann--smith"), ("DOMAIN\\ann", "DOMAIN_ann"), ("", "me"),
    ("müller", "müller"),
  ])
  func loginNamesBecomeIDs(login: String, id: String) {
    #expect(Login(name: login, fullName: "", home: "/").userID == id)
    #expect(FeedID.isValid(id))
  }

  @Test(arguments: [
    ("psot", "post"), ("folow", "follow"), ("usres", "users"), ("xyzzy", nil), ("", nil), ("POST", "post"),
  ])
  func nearNames(typed: String, meant: String?) {
    #expect(Suggestion.nearest(to: typed, among: ["post", "follow", "users", "unfollow"]) == meant)
  }

  @Test func onlyTheOwnerCanReadWhatIsMade() async throws {
    let home = try Home()
    _ = try await home.post("Hi")
    for (path, mode) in [("data", 0o700), ("data/runnel", 0o700), ("data/runnel/runnel.db", 0o600)] {
      let attributes = try FileManager.default.attributesOfItem(atPath: home.path(path))
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == mode, "\(path)")
    }
  }

  @Test func theUserComesFromTheNearestPlace() async throws {
    let home = try Home()
    let config = home.path("c.toml")
    try "user = \"cleo\"\ndatabase = \"\(home.path("c.db"))\"\n".write(
      toFile: config,
      atomically: true,
      encoding: .utf8
    )
    func user(_ arguments: [String], _ variable: String) async throws -> JSONValue? {
      let result = try await home.run(
        ["post", "x", "--json"] + arguments,
        environment: ["RUNNEL_USER": variable]
      )
      return try result.json["actor"]?["id"]
    }
    #expect(try await user(["--user", "dora", "--config", config], "eve") == "dora")
    #expect(try await user(["--config", config], "eve") == "eve")
    #expect(try await user(["--config", config], "") == "cleo")
    #expect(FileManager.default.fileExists(atPath: home.path("c.db")))
    #expect(!FileManager.default.fileExists(atPath: home.path("data/runnel/runnel.db")))
  }

  @Test func aboutTheProgram() async throws {
    let home = try Home()
    #expect(try await home.done("--version").output.hasPrefix("runnel "))
    let help = try await home.done("--help").output
    for command in ["feed", "post", "follow", "users", "EXIT CODES"] { #expect(help.contains(command)) }
    let about = try await home.run("env", environment: ["RUNNEL_SECRET": "hush", "NO_COLOR": "1"])
    #expect(about.output.contains("NO_COLOR=1") && about.output.contains(home.path("data")))
    #expect(!about.output.contains("hush"))
    #expect(try await home.done("--generate-completion-script", "bash").output.contains("runnel"))
  }

  @Test(arguments: [
    ("octo", nil, "octo"), ("octo", "15;0", "octo"), ("octo", "0;15", nil), ("octo", "0;default;7", nil),
    ("octo", "12;8", "octo"), ("chirp", nil, nil), ("wall", "nonsense", "wall"),
  ])
  func worldsHaveTheirLookOnDarkTerminals(world: String, colors: String?, theme: String?) throws {
    let choice = try DemoChoice(world: world, seed: nil, user: nil)
    #expect(choice.theme(colors.map { ["COLORFGBG": $0] } ?? [:]) == theme)
  }
}
