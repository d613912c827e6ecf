import FeedCore

extension FeedEngine {
  @discardableResult
  public func add(_ reaction: NewReaction) async throws -> Reaction {
    try await write { try $0.add(reaction) }
  }

  public func reaction(_ id: String) async throws -> Reaction {
    try read { try $0.complete($0.requiredReaction(id)) }
  }

  public func reactions(_ ids: [String], includingDeleted: Bool) async throws -> [Reaction] {
    try read { reading in
      try ids.compactMap { try reading.reactionRow($0) }
        .filter { includingDeleted || !$0.isDeleted }
        .map { try reading.complete($0) }
    }
  }

  public func reactions(_ query: ReactionQuery) async throws -> ReactionPage {
    try read { try $0.reactionPage(query) }
  }

  @discardableResult
  public func update(_ reaction: ReactionUpdate) async throws -> Reaction {
    try await write { try $0.update(reaction) }
  }

  public func deleteReaction(_ id: String, softly: Bool) async throws {
    try await write { try $0.deleteReaction(id, softly: softly) }
  }

  public func restoreReaction(_ id: String) async throws {
    try await write { try $0.restoreReaction(id) }
  }
}
