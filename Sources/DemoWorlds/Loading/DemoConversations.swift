import FeedCore
import FeedEngine

/// What is being talked about in a demo world, kept in its database: bots go on from there.
///
/// Writing the whole world again in memory, only to see where it stopped, would take longer and twice the
/// memory of the reader.
enum DemoConversations {
  private static let id = "conversations"
  private static let key = "list"

  static func write(_ conversations: [WorldConversation], to engine: FeedEngine) async throws {
    let data: [String: JSONValue] = [key: .array(conversations.map(\.json))]
    _ = try await engine.addObject(DemoManifest.collection, id: id, data: data, ownerID: nil)
  }

  /// - Throws: `FeedError`: `notFound` if none were written.
  static func read(from engine: FeedEngine) async throws -> [WorldConversation] {
    let data = try await engine.object(DemoManifest.collection, id: id).data
    return (data[key]?.arrayValue ?? []).compactMap(WorldConversation.init)
  }
}
