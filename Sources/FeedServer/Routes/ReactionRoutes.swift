import FeedCore
import StreamWire

/// Reactions. See <doc:Endpoints#Reactions>.
enum ReactionRoutes {
  private static let resource = ["reactions"]
  private static let read = Access(resource, [.read], users: .all)

  static let all: [Route] = [
    Route(.post, "reaction", Access(resource, [.write], users: .all), handle: add),
    Route(.get, "reaction/get_many", read, handle: getMany),
    Route(.get, "reaction/:reaction", read, handle: get),
    Route(.put, "reaction/:reaction", Access(resource, [.write], users: .all), handle: update),
    Route(.delete, "reaction/:reaction", Access(resource, [.delete], users: .all), handle: delete),
    Route(.put, "reaction/:reaction/restore", Access(resource, [.write], users: .all), handle: restore),
    Route(.get, "reaction/:lookup/:value", read, handle: list),
    Route(.get, "reaction/:lookup/:value/:kind", read, handle: list),
  ]

  private static func add(_ call: RouteRequest) async throws -> RouteResponse {
    let body = try call.json()
    try call.contentLimits.check(reaction: body)
    let new = try NewReaction(wire: body, userID: call.userID)
    try call.policy?.requireTargets(new.targetFeeds)
    let reaction = try await call.backend.add(new)
    await call.audit([.reaction(reaction.id, "create", userID: reaction.userID)])
    return .json(201) { $0.reaction(reaction) }
  }

  private static func get(_ call: RouteRequest) async throws -> RouteResponse {
    let reaction = try await call.reaction(call.value("reaction"))
    return .json { $0.reaction(reaction) }
  }

  private static func getMany(_ call: RouteRequest) async throws -> RouteResponse {
    let found = try await call.reactions(
      try ContentLimits.check(lookUp: call.query.list("ids") ?? [], "ids"),
      includingDeleted: call.query.bool("include_deleted")
    )
    return .object { writer in
      writer.key("reactions")
      writer.array(found) { $0.reaction($1) }
    }
  }

  private static func update(_ call: RouteRequest) async throws -> RouteResponse {
    let body = try call.json()
    try call.contentLimits.check(reaction: body)
    let update = try ReactionUpdate(id: call.value("reaction"), wire: body)
    try call.policy?.requireTargets(update.targetFeeds)
    let reaction = try await call.writer.update(update)
    await call.audit([.reaction(reaction.id, "update", userID: reaction.userID)])
    return .json(201) { $0.reaction(reaction) }
  }

  private static func delete(_ call: RouteRequest) async throws -> RouteResponse {
    let owner = try await owner(of: call.value("reaction"), call)
    try await call.writer.deleteReaction(call.value("reaction"), softly: call.query.bool("soft"))
    await call.audit([.reaction(call.value("reaction"), "delete", userID: owner)])
    return .object()
  }

  private static func restore(_ call: RouteRequest) async throws -> RouteResponse {
    try await call.writer.restoreReaction(call.value("reaction"))
    let owner = try await owner(of: call.value("reaction"), call)
    await call.audit([.reaction(call.value("reaction"), "restore", userID: owner)])
    return .object(201)
  }

  /// Whose reaction it is, for the audit log of what a server does; nil for a user's call, or one that is
  /// gone.
  static func owner(of id: String, _ call: RouteRequest) async throws -> String? {
    guard call.userID == nil else { return nil }
    return try await call.backend.reactions([id], includingDeleted: true).first?.userID
  }

  private static func list(_ call: RouteRequest) async throws -> RouteResponse {
    let query = try ReactionQuery(
      lookup: call.value("lookup"),
      value: call.value("value"),
      kind: call.values["kind"],
      wire: call.query,
      userID: call.userID
    )
    let page = try await call.reactions(query)
    let activity = try await activity(of: page, query, call)
    return .json { $0.page(page, activity: activity, links: call.links) }
  }

  /// The page's activity as the service gives it: enriched, with all of its reactions' parts.
  private static func activity(of page: ReactionPage, _ query: ReactionQuery, _ call: RouteRequest)
    async throws
    -> EnrichedActivity?
  {
    guard let activity = page.activity else { return nil }
    let parts = Enrichment(
      userID: query.userID,
      ownReactions: true,
      recentReactions: true,
      reactionCounts: true
    )
    return try await call.backend.activities([.id(activity.id)], enrichment: parts).first
  }
}
