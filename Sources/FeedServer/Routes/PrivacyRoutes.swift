import FeedCore
import StreamWire

/// Deleting and exporting what a person left behind. See <doc:Journals#Personal-data>.
enum PrivacyRoutes {
  private static let resource = ["data_privacy"]

  static let all: [Route] = [
    Route(
      .post,
      "data_privacy/delete_activities",
      Access(resource, [.write, .delete], users: .none),
      handle: deleteActivities
    ),
    Route(
      .post,
      "data_privacy/delete_reactions",
      Access(resource, [.write, .delete], users: .none),
      handle: deleteReactions
    ),
    Route(
      .get,
      "data_privacy/export_ids/:user",
      Access(resource, [.read], users: .themselves),
      handle: export
    ),
  ]

  /// Erases activities. Those that are gone already are passed over, so that an erasure that broke off can be
  /// repeated; what cannot be read is refused before anything is erased.
  private static func deleteActivities(_ call: RouteRequest) async throws -> RouteResponse {
    let activities = try call.list("activities").map { json in
      let body = try WireObject(json, what: "An activity to delete")
      return (
        id: try ActivityID(wire: try body.requiredText("id")),
        feeds: try body.feeds("remove_from_feeds") ?? []
      )
    }
    for (id, feeds) in activities {
      let actor = try await ActivityRoutes.actor(of: id, call)
      try await delete(id, from: feeds, call)
      await call.audit([.activity(id, "delete", actor: actor)])
    }
    return .object(201)
  }

  /// The activity goes permanently, whatever feeds the request names: they only help a backend that cannot
  /// say where it stands.
  private static func delete(_ id: ActivityID, from named: [FeedID], _ call: RouteRequest) async throws {
    if let backend = call.backend.extensions.activityDeletion { return try await backend.delete(id) }
    for feed in try await homes(of: id, call) + named { try await call.backend.remove(id, from: feed) }
  }

  /// Where an activity probably was added: the author's own feed, and its targets.
  private static func homes(of id: ActivityID, _ call: RouteRequest) async throws -> [FeedID] {
    guard let found = try await call.backend.activities([.id(id)], enrichment: nil).first?.activity else {
      return []
    }
    let author = Reference(stored: found.actor).flatMap { if case .user(let id) = $0 { id } else { nil } }
    let own = (author ?? found.actor) as String
    return (found.origin.map { [$0] } ?? []) + (FeedID.isValid(own) ? [FeedID(trusted: "user", own)] : [])
      + found.to
  }

  /// Erases reactions, or hides them with `soft_delete`. As for activities, those that are gone are passed
  /// over.
  private static func deleteReactions(_ call: RouteRequest) async throws -> RouteResponse {
    let body = try call.object()
    guard let ids = try body.texts("ids") else {
      throw FeedError(.input, "The body needs a list 'ids'.")
    }
    let softly = body.bool("soft_delete")
    for id in ids {
      let owner = try await ReactionRoutes.owner(of: id, call)
      do {
        try await call.backend.deleteReaction(id, softly: softly)
      } catch let error as FeedError where error.code == .notFound {
        continue
      }
      await call.audit([.reaction(id, "delete", userID: owner)])
    }
    return .object(201)
  }

  private static func export(_ call: RouteRequest) async throws -> RouteResponse {
    let user = call.value("user")
    let activities = try await activityIDs(of: user, call)
    let reactions = try await reactionIDs(of: user, call)
    return .object { writer in
      writer.key("export")
      writer.object { writer in
        writer.member("user_id", user)
        writer.member("activity_count", activities.count)
        writer.key("activity_ids")
        writer.array(activities) { $0.string($1.description) }
        writer.member("reaction_count", reactions.count)
        writer.key("reaction_ids")
        writer.array(reactions) { $0.string($1) }
      }
    }
  }

  /// Ids that are read together, so that nobody waits for a long read.
  private static let portion = 1000

  /// All activities whose actor is the user, whatever feeds they are in. Of a backend that does not find
  /// them, those in the user's own feed.
  private static func activityIDs(of user: String, _ call: RouteRequest) async throws -> [ActivityID] {
    guard let backend = call.backend.extensions.personalData else { return try await ownFeed(of: user, call) }
    var ids: [ActivityID] = []
    while true {
      let next = try await backend.activityIDs(ofActor: user, after: ids.last, limit: portion)
      ids += next
      guard next.count == portion else { return ids }
    }
  }

  private static func ownFeed(of user: String, _ call: RouteRequest) async throws -> [ActivityID] {
    guard let feed = try? FeedID("user", user) else { return [] }
    var ids: [ActivityID] = []
    var query: FeedQuery? = FeedQuery(limit: FeedQuery.maximumLimit)
    while let asked = query {
      let page = try await call.backend.read(feed, asked)
      ids += page.activities.filter { UserPolicy(user).isSelf(actor: $0.activity.actor) }.map(\.id)
      query = page.next
    }
    return ids
  }

  private static func reactionIDs(of user: String, _ call: RouteRequest) async throws -> [String] {
    var ids: [String] = []
    if let backend = call.backend.extensions.personalData {
      while true {
        let next = try await backend.reactionIDs(of: user, after: ids.last, limit: portion)
        ids += next
        guard next.count == portion else { return ids }
      }
    }
    var query: ReactionQuery? = ReactionQuery(.user(user), limit: ReactionQuery.maximumLimit)
    while let asked = query {
      let page = try await call.backend.reactions(asked)
      ids += page.reactions.map(\.id)
      query = page.next
    }
    return ids
  }
}
