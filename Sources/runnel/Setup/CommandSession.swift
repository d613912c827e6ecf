import DemoWorlds
import FeedCore
import FeedEngine
import Foundation
import Social

/// Open feeds and who acts on them.
struct CommandSession {
  /// What a command will do to the database.
  enum Access {
    /// A database that does not exist is not made: it reads as empty.
    case reading
    /// The same, of your own feeds: they are the first that are in a demo world.
    case readingOwn
    /// It is made where needed, and the acting user signs up.
    case writing
  }

  let home: FeedHome
  let social: Social
  let preferences: Preferences
  let paths: Paths
  /// For anyone who chose no theme.
  var defaultTheme: String?

  var backend: any FeedBackend { home.backend }

  /// The engine, for what only a file can do.
  ///
  /// - Throws: `Failure` if the feeds live on a server.
  func localEngine() throws -> FeedEngine {
    guard let engine = home.engine else {
      throw Failure(.unavailable, "The feeds are on a server: run this where their file is, with --database.")
    }
    return engine
  }

  var output: StandardOutput { .shared }

  /// Opens, runs `body`, and closes whatever happens.
  static func run(
    _ options: SessionOptions,
    _ access: Access,
    _ body: (CommandSession) async throws -> Void
  ) async throws {
    let session = try await open(options, access)
    do {
      try await body(session)
    } catch {
      try? session.home.close()
      throw error
    }
    try session.home.close()
  }

  private static func open(_ options: SessionOptions, _ access: Access) async throws -> CommandSession {
    let paths = Paths.current
    let preferences = try Preferences.load(options, paths: paths)
    preferences.warn()
    if let choice = try DemoChoice(options, preferences) {
      return try await open(choice, preferences, paths, access)
    }
    let identity = try Identity.resolve(options, preferences)
    let home = try home(options, preferences, paths, identity, access)
    let social = try Social(backend: home.backend, userID: identity.userID)
    if access == .writing { try await social.signUp(name: identity.name) }
    return CommandSession(home: home, social: social, preferences: preferences, paths: paths)
  }

  private static func home(
    _ options: SessionOptions,
    _ preferences: Preferences,
    _ paths: Paths,
    _ identity: Identity,
    _ access: Access
  ) throws -> FeedHome {
    if let server = try ServerLocation.resolve(options, preferences) {
      try server.check(identity)
      return try server.home()
    }
    return .own(try engine(at: .resolve(options, preferences, paths), preferences.groups, access))
  }

  /// In a demo world one is somebody who lives there.
  private static func open(
    _ choice: DemoChoice,
    _ preferences: Preferences,
    _ paths: Paths,
    _ access: Access
  ) async throws -> CommandSession {
    let demo = try await choice.open(paths)
    if access != .readingOwn { try await demo.writeRest() }
    let social = try Social(backend: demo.engine, userID: demo.userID)
    return CommandSession(
      home: .demo(demo),
      social: social,
      preferences: preferences,
      paths: paths,
      defaultTheme: choice.theme(ProcessInfo.processInfo.environment)
    )
  }

  private static func engine(at location: DatabaseLocation, _ groups: FeedGroups, _ access: Access) throws
    -> FeedEngine
  {
    try location.check()
    guard access != .writing, !location.exists else { return try location.open(groups) }
    if location.isNamed { throw Failure(.noInput, "There is no database \(location.path).") }
    return try FeedEngine(inMemory: groups)
  }
}
