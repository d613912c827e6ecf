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

  /// The theme that shows this kind of feed best; nil for the default one.
  ///
  /// Those are made for dark terminals, so a terminal that says it is light gets the default.
  func theme(_ environment: [String: String]) -> String? {
    guard !Self.isLight(environment["COLORFGBG"]) else { return nil }
    return switch world {
    case .octo, .pins, .wall: world.rawValue
    case .chirp, .inbox: nil
    }
  }

  /// Whether `COLORFGBG` (`foreground;background`, as rxvt and others set it) names a light background.
  private static func isLight(_ colors: String?) -> Bool {
    guard let background = colors?.split(separator: ";").last.flatMap({ Int($0) }) else { return false }
    return background == 7 || background > 8
  }

  /// Opens its database, making it if there is none or an old one.
  ///
  /// - Throws: `Failure` for somebody who does not live there; `FeedError` where it cannot be written.
  func open(_ paths: Paths) async throws -> DemoDatabase {
    do {
      return try await DemoDatabase.open(world, seed: seed, as: user, in: paths.demos)
    } catch let error as FeedError where error.code == .input {
      throw Failure(.noInput, error.detail)
    }
  }
}
