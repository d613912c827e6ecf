import FeedCore
import FeedEngine

/// What a demo database says about itself: the last thing that is written into it.
struct DemoManifest: Hashable, Sendable {
  /// Counts up when worlds come out differently, so that older databases are rebuilt.
  static let currentVersion = 3
  static let collection = "world"
  private static let id = "manifest"

  var world: WorldName
  var seed: UInt64
  var anchor: Timestamp
  var version = currentVersion

  /// Reads it; nil where there is none, as in a database that was never finished.
  static func read(from engine: FeedEngine) async -> DemoManifest? {
    guard let data = try? await engine.object(collection, id: id).data,
      let world = data["world"]?.stringValue.flatMap(WorldName.init(rawValue:)),
      let seed = data["seed"]?.stringValue.flatMap(UInt64.init), let anchor = data["anchor"]?.intValue,
      let version = data["version"]?.intValue
    else { return nil }
    let time = Timestamp(microseconds: Int64(anchor))
    return DemoManifest(world: world, seed: seed, anchor: time, version: version)
  }

  func write(to engine: FeedEngine) async throws {
    let data: [String: JSONValue] = [
      "world": .string(world.rawValue), "seed": .string(String(seed)), "anchor": .int(anchor.microseconds),
      "version": .int(Int64(version)),
    ]
    _ = try await engine.addObject(Self.collection, id: Self.id, data: data, ownerID: nil)
  }

  /// Whether the database still shows what a new one would: of this version, and no older than a day.
  func isCurrent(at now: Timestamp) -> Bool {
    let age = now.seconds - anchor.seconds
    return version == Self.currentVersion && age < 86_400 && age > -3600
  }
}
