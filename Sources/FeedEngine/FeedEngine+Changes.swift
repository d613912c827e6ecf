import FeedCore

extension FeedEngine {
  public func changes(of feeds: Set<FeedID>?) async throws -> AsyncStream<FeedChange> {
    for feed in feeds ?? [] { _ = try groups.group(of: feed) }
    let pass = try gate.enter()
    defer { pass.giveBack() }
    return try hub.stream(of: feeds)
  }
}
