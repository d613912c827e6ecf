import FeedCore

extension FeedEngine {
  public func changes(of feeds: Set<FeedID>?) async throws -> AsyncStream<FeedChange> {
    try await changes(in: feeds.map { ChangeInterest($0) } ?? ChangeInterest(breadth: .everything))
  }

  public func changes(in interest: ChangeInterest) async throws -> AsyncStream<FeedChange> {
    for feed in interest.snapshot.feeds { _ = try groups.group(of: feed) }
    let pass = try gate.enter()
    defer { pass.release() }
    return try hub.stream(of: interest)
  }
}

extension FeedEngine: ChangeLog {
  package func changePosition(of reader: String) async throws -> ChangePosition {
    // A reader that is known waits for no writer.
    if let known = try read({ try $0.changePosition(of: reader) }) { return known }
    return try await write { try $0.changePosition(of: reader) }
  }

  package func keep(_ position: ChangePosition, of reader: String) async throws {
    try await write { try $0.keep(position, of: reader) }
  }

  package func forgetReaders(_ prefix: String, except readers: Set<String>) async throws {
    let known = try read { try $0.logReaders(prefix) }
    guard !readers.isSuperset(of: known) else { return }
    try await write { try $0.forgetReaders(prefix, except: readers) }
  }

  package func changes(after position: ChangePosition, includingFollowers: Bool, limit: Int) async throws
    -> ChangeBatch
  {
    try read {
      var reader = LogReader($0, includingFollowers: includingFollowers, limit: limit)
      return try reader.batch(after: position)
    }
  }

  package func logGrowth() async throws -> AsyncStream<Void> {
    let pass = try gate.enter()
    defer { pass.release() }
    return try hub.growth()
  }
}
