import FeedCore
import StreamWire

/// Deleting and exporting what a person left behind. Source: `stream-api.md` §2.9.
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

  private static func deleteActivities(_ call: Call) async throws -> Answer {
    for json in try call.list("activities") {
      let body = try WireObject(json, what: "An activity to delete")
      let id = try ActivityID(wire: try body.requiredText("id"))
      try await delete(id, from: try body.feeds("remove_from_feeds") ?? [], call)
      call.audit([.activity(id, "delete")])
    }
    return .object(201)
  }

  /// The activity goes for good, whatever feeds the request names: they only help a backend that cannot say where it
  /// stands.
  private static func delete(_ id: ActivityID, from named: [FeedID], _ call: Call) async throws {
    if let backend = call.backend as? any ActivityDeletion { return try await backend.delete(id) }
    for feed in try await homes(of: id, call) + named { try await call.backend.remove(id, from: feed) }
  }

  /// Where an activity probably was added: the author's own feed, and its targets.
  private static func homes(of id: ActivityID, _ call: Call) async throws -> [FeedID] {
    guard let found = try await call.backend.activities([.id(id)], enrichment: nil).first?.activity else {
      return []
    }
    let author = Reference(stored: found.actor).flatMap { if case .user(let id) = $0 { id } else { nil } }
    let own = (author ?? found.actor) as String
    return (found.origin.map { [$0] } ?? []) + (FeedID.isValid(own) ? [FeedID(trusted: "user", own)] : [])
      + found.to
  }

  private static func deleteReactions(_ call: Call) async throws -> Answer {
    guard let ids = try call.object().texts("ids") else {
      throw FeedError(.input, "The body needs a list 'ids'.")
    }
    for id in ids {
      try await call.backend.deleteReaction(id, softly: false)
      call.audit([.reaction(id, "delete")])
    }
    return .object(201)
  }

  private static func export(_ call: Call) async throws -> Answer {
    let user = call.value("user")
    let activities = try await activityIDs(of: user, call)
    let reactions = try await reactionIDs(of: user, call)
    return .object { writer in
      writer.key("export")
      writer.object { writer in
        writer.member("user_id", user)
        writer.member("activity_count", activities.count)
        writer.member("activity_ids", .array(activities.map { .string($0) }))
        writer.member("reaction_count", reactions.count)
        writer.member("reaction_ids", .array(reactions.map { .string($0) }))
      }
    }
  }

  /// The user's own activities, from their `user` feed.
  private static func activityIDs(of user: String, _ call: Call) async throws -> [String] {
    guard let feed = try? FeedID("user", user) else { return [] }
    var ids: [String] = []
    var query: FeedQuery? = FeedQuery(limit: FeedQuery.maximumLimit)
    while let asked = query {
      let page = try await call.backend.read(feed, asked)
      ids += page.activities.filter { UserPolicy(user).isSelf(actor: $0.activity.actor) }.map(
        \.id.description
      )
      query = page.next
    }
    return ids
  }

  private static func reactionIDs(of user: String, _ call: Call) async throws -> [String] {
    var ids: [String] = []
    var query: ReactionQuery? = ReactionQuery(.user(user), limit: ReactionQuery.maximumLimit)
    while let asked = query {
      let page = try await call.backend.reactions(asked)
      ids += page.reactions.map(\.id)
      query = page.next
    }
    return ids
  }
}
