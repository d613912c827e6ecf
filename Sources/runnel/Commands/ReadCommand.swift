import ArgumentParser
import FeedEngine
import Foundation

struct ReadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Open the reader on your own database (what 'runnel' alone does).",
    discussion: "Where output is no terminal, or one that cannot place text, it prints your timeline."
  )

  @OptionGroup var reader: ReaderOptions
  @OptionGroup var session: SessionOptions

  func run() async throws {
    guard reader.canRun else { return try await PlainTimeline.print(session, theme: reader.theme) }
    let paths = Paths.current
    let preferences = try Preferences.load(session.config, paths: paths)
    if let world = session.world {
      let choice = try DemoChoice(world: world, seed: session.seed, user: session.user)
      return try await reader.run(.demo(choice, preferences, paths))
    }
    let location = DatabaseLocation.resolve(session, preferences, paths)
    try location.check()
    try await reader.run(
      ReaderLaunch(
        identity: .resolve(session, preferences),
        preferences: preferences,
        paths: paths,
        stateFolder: paths.state,
        open: { .own(try location.open(preferences.groups)) }
      )
    )
  }
}
