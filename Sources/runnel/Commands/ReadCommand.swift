import ArgumentParser
import FeedCore
import FeedEngine
import Foundation

struct ReadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Open the reader on your own feeds (what 'runnel' alone does).",
    discussion: "Where output is not a terminal, or one that cannot place text, it prints your timeline."
  )

  @OptionGroup var reader: ReaderOptions
  @OptionGroup var session: SessionOptions

  func run() async throws {
    guard reader.canRun else { return try await PlainTimeline.print(session, theme: reader.theme) }
    let paths = Paths.current
    let preferences = try Preferences.load(session, paths: paths)
    if let choice = try DemoChoice(session, preferences) {
      return try await reader.run(.demo(choice, preferences, paths))
    }
    try await reader.run(try launch(preferences, paths))
  }

  private func launch(_ preferences: Preferences, _ paths: Paths) throws -> ReaderLaunch {
    let identity = try Identity.resolve(session, preferences)
    if let server = try ServerLocation.resolve(session, preferences) {
      try server.check(identity)
      return ReaderLaunch(
        identity: identity,
        preferences: preferences,
        paths: paths,
        place: server.place,
        stateFolder: paths.state,
        writePlace: "server/\(try server.folderName())",
        open: { _ in try server.offlineHome(for: identity.userID, in: paths.state) }
      )
    }
    let location = DatabaseLocation.resolve(session, preferences, paths)
    try location.check()
    return ReaderLaunch(
      identity: identity,
      preferences: preferences,
      paths: paths,
      stateFolder: paths.state,
      writePlace: "database/\(FolderName.of(location.path))",
      open: { say in .own(try Self.open(location, preferences.groups, say)) }
    )
  }

  /// - Parameter say: shows a sentence in the reader.
  private static func open(
    _ location: DatabaseLocation,
    _ groups: FeedGroups,
    _ say: @escaping @Sendable (String) -> Void
  ) throws -> FeedEngine {
    let engine = try location.open(groups, onWait: say)
    if engine.isReadOnly { say("\(location.path) can only be read here; what you change is not kept.") }
    return engine
  }
}
