import ArgumentParser
import DemoWorlds
import FeedCore
import Foundation

/// Who acts, and on which database: the same for every command.
struct SessionOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: "Who acts (default: RUNNEL_USER, the configuration, your login name)."
  )
  var user: String?

  @Option(
    help: ArgumentHelp("The database to use instead of your own.", valueName: "file"),
    completion: .file()
  )
  var database: String?

  @Option(
    help: ArgumentHelp(
      "The server to use: http://HOST:PORT or a socket's path, with the STREAM_* settings; 'stream' for the "
        + "hosted service; 'none' for your own database (default: RUNNEL_SERVER, then this host's server).",
      valueName: "address"
    )
  )
  var server: String?

  @Option(
    help: ArgumentHelp("The database of this demo world instead of your own.", valueName: "name"),
    completion: .list(WorldName.allCases.map(\.rawValue))
  )
  var world: String?

  @Option(help: ArgumentHelp("The seed of the demo world (default: 1).", valueName: "number"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp("The configuration to use instead of your own.", valueName: "file"),
    completion: .file(extensions: ["toml"])
  )
  var config: String?

  @Option(help: ArgumentHelp("The account of the configuration to use.", valueName: "name"))
  var account: String?

  func validate() throws {
    if RestrictedSession.isActive { try refuseChoices() }
    guard world == nil || database == nil else {
      throw ValidationError("Give --database or --world, not both.")
    }
    guard server == nil || (database == nil && world == nil) else {
      throw ValidationError("Give --server, --database or --world: one of them.")
    }
    guard world != nil || seed == nil else { throw ValidationError("--seed goes with --world.") }
    guard let user, !FeedID.isValid(user) else { return }
    throw ValidationError("The user id '\(user)' is not valid: use letters, digits, '_' and '-'.")
  }

  /// Over SSH one is who one is, on the host's server.
  private func refuseChoices() throws {
    let given = [
      ("--user", user != nil), ("--database", database != nil), ("--server", server != nil),
      ("--world", world != nil), ("--seed", seed != nil), ("--config", config != nil),
      ("--account", account != nil),
    ]
    guard let name = given.first(where: \.1)?.0 else { return }
    throw ValidationError("'\(name)' is not available in this session.")
  }
}
