import FeedCore

/// Reading for the caller: a server reads everything, a user only what the policy lets them read.
///
/// What is not readable is treated as missing. Of a backend that cannot read for one user, a user gets by id
/// only what is their own.
extension RouteRequest {
  private var reader: FeedScope? { policy?.readable }
  private var scopedBackend: (any ReaderScopedBackend)? { backend.extensions.scopedReading }

  /// A page of a feed that the caller may read; references to what they may not read are left as missing.
  func read(_ feed: FeedID, _ query: FeedQuery) async throws -> FeedPage {
    guard let reader, let scopedBackend else { return try await backend.read(feed, query) }
    return try await scopedBackend.read(feed, query, for: reader)
  }

  func activities(_ keys: [ActivityKey], enrichment: Enrichment?) async throws -> [EnrichedActivity] {
    if let reader, let scopedBackend {
      return try await scopedBackend.activities(keys, enrichment: enrichment, for: reader)
    }
    let found = try await backend.activities(keys, enrichment: enrichment)
    guard let policy else { return found }
    return found.filter { policy.isSelf(actor: $0.activity.actor) }
  }

  /// - Throws: `FeedError` with code `notFound`, also for one that is not readable.
  func reaction(_ id: String) async throws -> Reaction {
    guard reader != nil else { return try await backend.reaction(id) }
    guard let found = try await reactions([id], includingDeleted: true).first else {
      throw FeedError(.notFound, "There is no reaction '\(id)'.")
    }
    return found
  }

  func reactions(_ ids: [String], includingDeleted: Bool) async throws -> [Reaction] {
    if let reader, let scopedBackend {
      return try await scopedBackend.reactions(ids, includingDeleted: includingDeleted, for: reader)
    }
    let found = try await backend.reactions(ids, includingDeleted: includingDeleted)
    return found.filter { userID == nil || $0.userID == userID }
  }

  func reactions(_ query: ReactionQuery) async throws -> ReactionPage {
    guard let reader else { return try await backend.reactions(query) }
    if let scopedBackend { return try await scopedBackend.reactions(query, for: reader) }
    var own = query
    own.filterUserID = reader.id
    own.withActivity = false
    own.withOwnChildren = false
    return try await backend.reactions(own)
  }
}
