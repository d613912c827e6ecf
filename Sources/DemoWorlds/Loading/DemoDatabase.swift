import FeedCore
import FeedEngine
import Foundation
import PrivateFiles

/// A demo world in a database of its own, open.
///
/// It is made on first use and kept for a day: what the person posts there survives a restart. After a day it
/// is made again, so that the newest entry is always minutes old.
package struct DemoDatabase: Sendable {
  package let engine: FeedEngine
  /// Whose eyes one looks through.
  package let userID: String
  /// Whether it was made just now.
  package let isNew: Bool
  private let manifest: DemoManifest
  private let settings: WorldSettings
  private let lock: DemoLock

  package var name: WorldName { manifest.world }
  package var seed: UInt64 { manifest.seed }
  /// Up to when the world was written.
  package var anchor: Timestamp { manifest.anchor }

  /// Whether `feed` may lack what `writeRest` writes.
  package func leavesOut(_ feed: FeedID) -> Bool { !manifest.isWhole && !manifest.readers.contains(feed.id) }

  /// Writes what the readers do not come across when the world opens: what people whom they do not follow do,
  /// and what others receive. Ends immediately where it is written.
  ///
  /// In portions: others can write meanwhile. A process stopped halfway leaves it for the next.
  ///
  /// - Throws: `FeedError` with code `storage`; `CancellationError`.
  package func writeRest() async throws {
    try await Self.writeRest(to: engine, settings)
  }

  private static func writeRest(to engine: FeedEngine, _ settings: WorldSettings) async throws {
    guard var manifest = await DemoManifest.read(from: engine), !manifest.isWhole else { return }
    // Making it again takes a fraction of writing it, and then it need not be kept anywhere.
    let world = World.generate(manifest.world, seed: manifest.seed, now: manifest.anchor, settings)
    try await WorldLoader(engine).loadRest(of: world, readers: manifest.readers)
    manifest.isWhole = true
    try await manifest.write(to: engine)
    ProcessMemory.release()
  }

  /// The world without its history: who lives in it, who follows whom, and what is being talked about.
  ///
  /// - Throws: `FeedError` with code `storage`.
  package func stage() async throws -> World {
    var world = World.peopled(name, seed: seed, now: anchor, settings)
    world.conversations = try await DemoConversations.read(from: engine)
    return world
  }

  /// Those who keep the world living while it is open.
  ///
  /// - Parameter pace: how many times faster than people.
  /// - Throws: `FeedError` with code `storage`.
  package func bots(pace: Double = 1) async throws -> Bots {
    Bots(world: try await stage(), reader: userID, backend: engine, pace: pace, seed: nil)
  }

  /// Opens the world `name`, making it first where it does not exist, was never finished, or is older than a
  /// day.
  ///
  /// - Parameters:
  ///   - user: somebody who lives in that world.
  ///   - directory: where demo databases live; created with mode 0700.
  /// - Throws: `FeedError`: `input` for a user who does not live there, `storage` if it cannot be written.
  package static func open(
    _ name: WorldName,
    seed: UInt64 = 1,
    as user: String = World.you,
    in directory: String,
    now: Timestamp = .now()
  ) async throws -> DemoDatabase {
    try await open(name, seed: seed, as: user, in: directory, now: now, .of(name))
  }

  static func open(
    _ name: WorldName,
    seed: UInt64,
    as user: String,
    in directory: String,
    now: Timestamp,
    _ settings: WorldSettings
  ) async throws -> DemoDatabase {
    try PrivateFolder.make(directory)
    let path = "\(directory)/\(name.rawValue)-\(seed).db"
    let lock = try DemoLock(path: path + ".lock")
    var plan = DemoManifest(world: name, seed: seed, anchor: now)
    plan.readers = [World.you, user]
    var isNew = false
    // Somebody who has it open keeps it as it is: then it is shared, however old.
    if lock.lockAlone(), await !isCurrent(path, plan) {
      try await make(plan, at: path, settings)
      isNew = true
    }
    lock.share()
    return try await open(path, plan.world, as: user, isNew: isNew, settings, lock)
  }

  private static func open(
    _ path: String,
    _ name: WorldName,
    as user: String,
    isNew: Bool,
    _ settings: WorldSettings,
    _ lock: DemoLock
  ) async throws -> DemoDatabase {
    let engine = try FeedEngine(path: path, cache: FeedEngine.cacheOfOnePerson)
    guard var manifest = await DemoManifest.read(from: engine) else {
      throw FeedError(.storage, "The demo database \(path) is not finished: remove it and start again.")
    }
    try await requireUser(user, in: engine, of: name)
    if !manifest.readers.contains(user), !manifest.isWhole {
      try await writeRest(to: engine, settings)
      manifest.isWhole = true
    }
    try await WorldLoader(engine).openNews(of: user)
    return DemoDatabase(
      engine: engine,
      userID: user,
      isNew: isNew,
      manifest: manifest,
      settings: settings,
      lock: lock
    )
  }

  private static func requireUser(_ user: String, in engine: FeedEngine, of world: WorldName) async throws {
    guard try await engine.users([user]).isEmpty else { return }
    let some = try await engine.searchUsers(nil, limit: 5, afterID: "k").map(\.id).joined(separator: ", ")
    try engine.close()
    throw FeedError(
      .input,
      "Nobody called '\(user)' lives in the world \(world.rawValue): try \(World.you), \(some)."
    )
  }

  private static func isCurrent(_ path: String, _ plan: DemoManifest) async -> Bool {
    guard FileManager.default.fileExists(atPath: path), let engine = try? FeedEngine(path: path) else {
      return false
    }
    let manifest = await DemoManifest.read(from: engine)
    try? engine.close()
    guard let manifest, manifest.world == plan.world, manifest.seed == plan.seed else { return false }
    return manifest.isCurrent(at: plan.anchor)
  }

  /// Bytes of the file that stay in memory while it is written: none need be read again.
  private static let cacheOfALoad = 32_000_000

  /// Makes the database beside its place and moves it there when it is finished: one that was interrupted
  /// never counts, so there is nothing for which to wait for the disk.
  private static func make(
    _ plan: DemoManifest,
    at path: String,
    _ settings: WorldSettings
  ) async throws {
    async let peopled = WorldDraft.peopled(
      plan.world,
      seed: plan.seed,
      anchor: plan.anchor,
      settings: settings
    )
    let unfinished = path + ".unfinished"
    remove(unfinished)
    let engine = try FeedEngine(path: unfinished, cache: cacheOfALoad, outlivesPowerLoss: false)
    do {
      var manifest = plan
      let draft = await peopled
      manifest.readers.formIntersection(draft.people.map(\.id))
      let conversations = try await WorldLoader(engine).load(draft, readers: manifest.readers)
      try await DemoConversations.write(conversations, to: engine)
      try await manifest.write(to: engine)
      try engine.close()
    } catch {
      try? engine.close()
      remove(unfinished)
      throw error
    }
    remove(path)
    try move(unfinished, to: path)
    // Some 30 MB, which the reader does not need afterwards.
    ProcessMemory.release()
  }

  /// The database itself comes last: it counts only once what belongs to it is in place.
  private static func move(_ unfinished: String, to path: String) throws {
    for suffix in ["-wal", "-shm", ""] where access(unfinished + suffix, F_OK) == 0 {
      guard rename(unfinished + suffix, path + suffix) == 0 else {
        throw FeedError(.storage, "\(path) cannot be written: \(String(cString: strerror(errno))).")
      }
    }
  }

  /// Removes a database with the files that SQLite keeps beside it.
  private static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
  }
}
