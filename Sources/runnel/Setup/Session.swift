import FeedCore
import FeedEngine
import Foundation
import Social
import Worlds

/// An open database and who acts on it.
struct Session {
  /// What a command will do to the database.
  enum Access {
    /// A database that does not exist is not made: it reads as empty.
    case reading
    /// It is made where needed, and the acting user signs up.
    case writing
  }

  let engine: FeedEngine
  let social: Social
  let preferences: Preferences
  let paths: Paths
  /// The demo world that the database is, held open.
  let demo: DemoDatabase?
  /// For whoever chose no theme.
  var defaultTheme: String?

  var backend: any FeedBackend { engine }
  var output: Output { .standard }
  var groups: FeedGroups { engine.groups }

  /// Opens, runs `body`, and closes whatever happens.
  static func run(
    _ options: SessionOptions,
    _ access: Access,
    _ body: (Session) async throws -> Void
  ) async throws {
    let session = try await open(options, access)
    do {
      try await body(session)
    } catch {
      try? session.engine.close()
      throw error
    }
    try session.engine.close()
  }

  private static func open(_ options: SessionOptions, _ access: Access) async throws -> Session {
    let paths = Paths.current
    let preferences = try Preferences.load(options.config, paths: paths)
    if let world = options.world { return try await open(world, options, preferences, paths) }
    let identity = try Identity.resolve(options, preferences)
    let engine = try engine(at: .resolve(options, preferences, paths), preferences.groups, access)
    let social = try Social(backend: engine, userID: identity.userID)
    if access == .writing { try await social.signUp(name: identity.name) }
    return Session(engine: engine, social: social, preferences: preferences, paths: paths, demo: nil)
  }

  /// In a demo world one is somebody who lives there.
  private static func open(
    _ world: String,
    _ options: SessionOptions,
    _ preferences: Preferences,
    _ paths: Paths
  ) async throws -> Session {
    let choice = try DemoChoice(world: world, seed: options.seed, user: options.user)
    let demo = try await choice.open(paths)
    let social = try Social(backend: demo.engine, userID: demo.userID)
    return Session(
      engine: demo.engine,
      social: social,
      preferences: preferences,
      paths: paths,
      demo: demo,
      defaultTheme: choice.theme(ProcessInfo.processInfo.environment)
    )
  }

  private static func engine(at location: DatabaseLocation, _ groups: FeedGroups, _ access: Access) throws
    -> FeedEngine
  {
    try location.check()
    guard access == .reading, !location.exists else { return try location.open(groups) }
    if location.isNamed { throw Failure(.noInput, "There is no database \(location.path).") }
    return try FeedEngine(inMemory: groups)
  }
}
