import DemoWorlds
import FeedCore

/// Which demo world, and who one is in it.
struct DemoChoice: Sendable {
  var world: WorldName
  var seed: UInt64
  var user: String

  /// - Throws: `Failure` that names the worlds there are.
  init(world: String, seed: UInt64?, user: String?) throws {
    do {
      self.world = try WorldName(parsing: world)
    } catch let error as FeedError {
      throw Failure(.noInput, error.detail)
    }
    self.seed = seed ?? 1
    self.user = user?.withoutAt ?? World.you
  }

  /// The world that a flag or the account of the configuration names; nil for feeds of your own.
  ///
  /// - Throws: `Failure` that names the worlds there are.
  init?(_ options: SessionOptions, _ preferences: Preferences) throws {
    if let world = options.world {
      try self.init(world: world, seed: options.seed, user: options.user)
      return
    }
    // A restricted session has one server, whatever a file says; a place on the command line goes first.
    guard !RestrictedSession.isActive, options.database == nil, options.server == nil else { return nil }
    guard let world = preferences.world else { return nil }
    try self.init(world: world, seed: preferences.seed, user: options.user ?? preferences.user)
  }

  /// The theme that shows this kind of feed best; nil for the default one.
  ///
  /// Those are made for dark terminals, so a terminal that says it is light gets the default.
  func theme(_ environment: [String: String]) -> String? {
    guard !TerminalBackground.isLight(environment["COLORFGBG"]) else { return nil }
    return switch world {
    case .octo, .pins, .wall: world.rawValue
    case .chirp, .inbox: nil
    }
  }

  /// Opens its database, making it if there is none or an old one.
  ///
  /// - Throws: `Failure` for somebody who does not live there; `FeedError` if it cannot be written.
  func open(_ paths: Paths) async throws -> DemoDatabase {
    do {
      return try await DemoDatabase.open(world, seed: seed, as: user, in: paths.demos)
    } catch let error as FeedError where error.code == .input {
      throw Failure(.noInput, error.detail)
    }
  }
}
