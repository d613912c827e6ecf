import ArgumentParser
import DemoWorlds
import FeedCore
import Foundation

struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Open the reader on a world of made-up people.",
    discussion: """
      The world has its own database and never touches yours. While the reader runs, people in it go on posting. \
      Where output is not a terminal, or one that cannot place text, it prints the timeline. \
      The worlds: \(WorldName.allCases.map { "\($0.rawValue) (\($0.summary))" }.joined(separator: ", ")).
      """
  )

  @Option(
    help: ArgumentHelp("Which world.", valueName: "name"),
    completion: .list(WorldName.allCases.map(\.rawValue))
  )
  var world = WorldName.chirp.rawValue

  @Option(help: ArgumentHelp("Another number makes other people.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(name: .customLong("as"), help: ArgumentHelp("Who you are in it (default: you).", valueName: "user"))
  var user: String?

  @Option(
    help: ArgumentHelp("The configuration to use instead of your own.", valueName: "file"),
    completion: .file(extensions: ["toml"])
  )
  var config: String?

  @Option(
    help: ArgumentHelp("How many times faster than people they act; 0 keeps them still.", valueName: "number")
  )
  var pace = 1.0

  @OptionGroup var reader: ReaderOptions

  func validate() throws {
    guard (0...1000).contains(pace) else { throw ValidationError("--pace must be from 0 to 1000.") }
  }

  func run() async throws {
    let choice = try DemoChoice(world: world, seed: seed, user: user)
    guard reader.script != nil || TerminalCheck.hasKeys else {
      throw Failure(
        .unavailable,
        "There is no terminal to read keys from: start this in one, or print 'runnel feed timeline --world \(world)'."
      )
    }
    let paths = Paths.current
    let preferences = try Preferences.load(config, paths: paths)
    guard reader.canRun else { return try await printTimeline(choice) }
    var launch = ReaderLaunch.demo(choice, preferences, paths)
    // A script sees the same world every time.
    launch.pace = reader.script == nil ? pace : 0
    try await reader.run(launch)
  }

  private func printTimeline(_ choice: DemoChoice) async throws {
    var arguments = ["--world", choice.world.rawValue, "--seed", "\(choice.seed)", "--user", choice.user]
    arguments += config.map { ["--config", $0] } ?? []
    try await PlainTimeline.print(SessionOptions.parse(arguments), theme: reader.theme)
  }
}

extension ReaderLaunch {
  /// The reader on a demo world.
  static func demo(_ choice: DemoChoice, _ preferences: Preferences, _ paths: Paths) -> ReaderLaunch {
    let name = choice.world.rawValue
    return ReaderLaunch(
      identity: Identity(userID: choice.user, name: choice.user),
      preferences: preferences,
      paths: paths,
      place: "demo: \(name)",
      defaultTheme: choice.theme(ProcessInfo.processInfo.environment),
      stateFolder: "\(paths.state)/demo/\(name)-\(choice.seed)",
      writePlace: "demo",
      open: { _ in .demo(try await choice.open(paths)) }
    )
  }
}
