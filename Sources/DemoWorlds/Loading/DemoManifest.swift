import FeedCore
import FeedEngine

/// What a demo database says about itself: the last thing that is written before it is used.
struct DemoManifest: Hashable, Sendable {
  /// Counts up when worlds come out differently, so that older databases are rebuilt.
  static let currentVersion = 5
  static let collection = "world"
  private static let id = "manifest"

  var world: WorldName
  var seed: UInt64
  var anchor: Timestamp
  /// For whom it was made; what they do not come across may be missing.
  var readers: Set<String> = []
  /// Whether nothing is missing.
  var isWhole = false
  var version = currentVersion

  /// Reads it; nil if there is none, as in a database that was never finished.
  static func read(from engine: FeedEngine) async -> DemoManifest? {
    guard let data = try? await engine.object(collection, id: id).data,
      let world = data["world"]?.stringValue.flatMap(WorldName.init(rawValue:)),
      let seed = data["seed"]?.stringValue.flatMap(UInt64.init), let anchor = data["anchor"]?.intValue,
      let version = data["version"]?.intValue
    else { return nil }
    return DemoManifest(
      world: world,
      seed: seed,
      anchor: Timestamp(microseconds: Int64(anchor)),
      readers: Set((data["readers"]?.arrayValue ?? []).compactMap(\.stringValue)),
      isWhole: data["whole"]?.boolValue ?? false,
      version: version
    )
  }

  /// Writes it over the one before.
  func write(to engine: FeedEngine) async throws {
    let data: [String: JSONValue] = [
      "id": .string(Self.id), "world": .string(world.rawValue), "seed": .string(String(seed)),
      "anchor": .int(anchor.microseconds), "readers": .array(readers.sorted().map { .string($0) }),
      "whole": .bool(isWhole), "version": .int(Int64(version)),
    ]
    try await engine.upsertObjects([Self.collection: [data]])
  }

  /// Whether the database still shows what a new one would: of this version, and no older than a day.
  func isCurrent(at now: Timestamp) -> Bool {
    let age = now.seconds - anchor.seconds
    return version == Self.currentVersion && age < 86_400 && age > -3600
  }
}
