import FeedCore
import StreamWire

extension StreamClient {
  public func activities(_ keys: [ActivityKey], enrichment: Enrichment?) async throws -> [EnrichedActivity] {
    try await Self.lookUp(keys) { keys in
      let results = try await send(.activities(Array(keys), enrichment: enrichment))["results"]?.arrayValue
      return try (results ?? []).map { try EnrichedActivity(wire: $0, enriched: enrichment != nil) }
    }
  }

  public func update(_ activities: [NewActivity]) async throws { _ = try await send(.update(activities)) }

  public func update(_ patches: [ActivityPatch]) async throws -> [Activity] {
    let answer = try await send(.update(patches))
    return try (answer["activities"]?.arrayValue ?? []).map { try Activity(wire: $0) }
  }

  public func add(_ reaction: NewReaction) async throws -> Reaction {
    try Reaction(wire: try await send(.add(reaction)))
  }

  public func reaction(_ id: String) async throws -> Reaction {
    try Reaction(wire: try await send(.reaction(id)))
  }

  public func reactions(_ ids: [String], includingDeleted: Bool) async throws -> [Reaction] {
    try await Self.lookUp(ids) { ids in
      let answer = try await send(.reactions(Array(ids), includingDeleted: includingDeleted))
      return try (answer["reactions"]?.arrayValue ?? []).map { try Reaction(wire: $0) }
    }
  }

  public func reactions(_ query: ReactionQuery) async throws -> ReactionPage {
    try ReactionPage(wire: try await send(.reactions(query)))
  }

  public func update(_ reaction: ReactionUpdate) async throws -> Reaction {
    try Reaction(wire: try await send(.update(reaction)))
  }

  public func deleteReaction(_ id: String, softly: Bool) async throws {
    _ = try await send(.deleteReaction(id, softly: softly))
  }

  public func restoreReaction(_ id: String) async throws { _ = try await send(.restoreReaction(id)) }
}
