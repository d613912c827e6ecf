import ArgumentParser
import FeedEngine
import Foundation

struct ReadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Open the reader on your own database (what 'runnel' alone does)."
  )

  @OptionGroup var reader: ReaderOptions
  @OptionGroup var session: SessionOptions

  func run() async throws {
    let paths = Paths.current
    let preferences = try Preferences.load(session.config, paths: paths)
    let location = DatabaseLocation.resolve(session, preferences, paths)
    try location.check()
    try await reader.run(
      ReaderLaunch(
        identity: .resolve(session, preferences),
        preferences: preferences,
        paths: paths,
        stateFolder: paths.state,
        open: { try location.open(preferences.groups) }
      )
    )
  }
}
