import FeedCore
import Worlds

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

  /// Opens its database, making it where there is none or an old one.
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
