import FeedCore

extension FeedEngine {
  public func changes(of feeds: Set<FeedID>?) async throws -> AsyncStream<FeedChange> {
    try await changes(in: feeds.map { ChangeInterest($0) } ?? ChangeInterest(breadth: .everything))
  }

  public func changes(in interest: ChangeInterest) async throws -> AsyncStream<FeedChange> {
    for feed in interest.snapshot.feeds { _ = try groups.group(of: feed) }
    let pass = try gate.enter()
    defer { pass.giveBack() }
    return try hub.stream(of: interest)
  }
}
