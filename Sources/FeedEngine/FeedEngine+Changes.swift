import FeedCore

extension FeedEngine {
  public func changes(of feeds: Set<FeedID>?) async throws -> AsyncStream<FeedChange> {
    for feed in feeds ?? [] { _ = try groups.group(of: feed) }
    return try gate.run { try hub.stream(of: feeds) }
  }
}
