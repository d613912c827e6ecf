import FeedCore
import StreamWire

/// Activities apart from any feed, and their targets. See <doc:Endpoints#Activities>.
enum ActivityRoutes {
  static let patchLimit = 100
  private static let read = Access(["activities", "feed"], [.read], users: .all)
  private static let write = Access(["activities", "feed"], [.write], users: .all)

  static let all: [Route] = [
    Route(.get, "activities", read) { try await get($0, enriched: false) },
    Route(.get, "enrich/activities", read) { try await get($0, enriched: true) },
    Route(.post, "activities", write, handle: replace),
    Route(.post, "activity", write, handle: patch),
    Route(
      .post,
      "feed_targets/:slug/:id/activity_to_targets",
      Access(["feed_targets", "feed"], [.write], users: .owners),
      handle: changeTargets
    ),
  ]

  private static func get(_ call: RouteRequest, enriched: Bool) async throws -> RouteResponse {
    let enrichment = enriched ? try Enrichment(wire: call.query, userID: call.userID) : nil
    let found = try await call.activities(try keys(call.query), enrichment: enrichment)
    return .object { writer in
      writer.key("results")
      writer.array(found) { $0.activity($1, links: call.links) }
    }
  }

  private static func keys(_ query: QueryItems) throws -> [ActivityKey] {
    if let ids = query.list("ids") {
      return try ContentLimits.check(lookUp: ids, "ids").map { .id(try ActivityID(wire: $0)) }
    }
    guard let foreignIDs = query.list("foreign_ids"), let times = query.list("timestamps"),
      foreignIDs.count == times.count
    else {
      throw FeedError(.input, "Name the activities by ids, or by foreign_ids and as many timestamps.")
    }
    return try zip(ContentLimits.check(lookUp: foreignIDs, "foreign_ids"), times).map { id, text in
      guard let time = Timestamp(iso8601: text) else {
        throw FeedError(
          .input,
          "'\(text)' is not a time in ISO 8601.",
          fields: ["timestamps": ["Not a time."]]
        )
      }
      return .foreign(id: id, time: time)
    }
  }

  private static func replace(_ call: RouteRequest) async throws -> RouteResponse {
    let activities = try call.list("activities").map { json in
      let body = try WireObject(json, what: "An activity")
      _ = (try body.requiredText("foreign_id"), try body.requiredTime("time"))
      return try FeedRoutes.activity(json, call)
    }
    if !activities.isEmpty { try await call.writer.update(activities) }
    await call.audit(
      activities.compactMap { activity in
        activity.determinedID.map { .activity($0, "update", actor: activity.actor) }
      }
    )
    return .object(201)
  }

  private static func patch(_ call: RouteRequest) async throws -> RouteResponse {
    let body = try call.json()
    let changes = body["changes"]?.arrayValue
    guard (changes?.count ?? 0) <= patchLimit else {
      throw FeedError(.input, "One call can change \(patchLimit) activities.")
    }
    let patches = try (changes ?? [body]).map { try self.change($0, call) }
    let updated = try await call.writer.update(patches)
    await call.audit(updated.map { .activity($0.id, "update", actor: $0.actor) })
    guard changes == nil, let first = updated.first else {
      return .object(201) { writer in
        writer.key("activities")
        writer.array(updated) { $0.activity($1) }
      }
    }
    return .json(201) { $0.activity(first) }
  }

  private static func change(_ json: JSONValue, _ call: RouteRequest) throws -> ActivityPatch {
    let patch = try ActivityPatch(wire: json)
    guard !patch.set.isEmpty || !patch.unset.isEmpty else {
      throw FeedError(
        .input,
        "A partial update needs 'set' or 'unset' with something in it.",
        fields: ["set": ["Give set or unset."], "unset": ["Give set or unset."]]
      )
    }
    try call.contentLimits.check(activity: .object(patch.set))
    return patch
  }

  /// Whose activity it is, for the audit log of what a server does; nil for a user's call, or one that is
  /// gone.
  static func actor(of id: ActivityID, _ call: RouteRequest) async throws -> String? {
    guard call.userID == nil else { return nil }
    return try await call.backend.activities([.id(id)], enrichment: nil).first?.activity.actor
  }

  private static func changeTargets(_ call: RouteRequest) async throws -> RouteResponse {
    let body = try call.json()
    let updates = try (body.arrayValue ?? [body]).map { try TargetUpdate(wire: $0) }
    if let policy = call.policy {
      for update in updates { try policy.requireTargets(update.change.newTargets) }
    }
    let results = try await call.writer.updateTargets(updates, of: try call.feed())
    await call.audit(results.map { .activity($0.activity.id, "update", actor: $0.activity.actor) })
    return .object(201) { writer in
      // go and net send a list and read the answer for one.
      if let first = results.first { writer.targetResult(first) }
      guard body.arrayValue != nil else { return }
      writer.key("results")
      writer.array(results) { writer, result in writer.object { $0.targetResult(result) } }
    }
  }
}

extension TargetUpdate.Change {
  /// Feeds that gain the activity.
  fileprivate var newTargets: [FeedID] {
    switch self {
    case .replace(let targets): targets
    case .edit(let added, _): added
    }
  }
}

extension WireWriter {
  fileprivate mutating func targetResult(_ result: TargetUpdateResult) {
    key("activity")
    activity(result.activity)
    member("added", result.added)
    member("removed", result.removed)
  }
}
