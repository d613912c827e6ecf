import FeedCore
import StreamAuth
import StreamWire

/// Activities and reactions. See “Activities” and “Reactions” in the article “Endpoints” of FeedServer.
extension StreamRequest {
  static func activities(_ keys: [ActivityKey], enrichment: Enrichment?) -> StreamRequest {
    var query = QueryItems()
    let foreign = keys.compactMap { key -> (String, Timestamp)? in
      if case .foreign(let id, let time) = key { (id, time) } else { nil }
    }
    // Ids with a comma cannot be told apart in a list; the id that they and their time determine always can.
    if foreign.count == keys.count, !foreign.contains(where: { $0.0.contains(",") }), !keys.isEmpty {
      query.append("foreign_ids", list: foreign.map(\.0))
      query.append("timestamps", list: foreign.map(\.1.activityText))
    } else {
      query.append("ids", list: keys.map(\.activityID.description))
    }
    if let enrichment { query = query + enrichment.queryItems }
    return StreamRequest(
      .get,
      (enrichment == nil ? "" : "enrich/") + "activities/",
      query: query,
      claims: .server("activities")
    )
  }

  static func update(_ activities: [NewActivity]) -> StreamRequest {
    StreamRequest(
      .post,
      "activities/",
      body: ["activities": .array(activities.map(\.wire))],
      claims: .server("activities"),
      isRepeatable: true
    )
  }

  static func update(_ patches: [ActivityPatch]) -> StreamRequest {
    StreamRequest(
      .post,
      "activity/",
      body: ["changes": .array(patches.map(\.wire))],
      claims: .server("activities"),
      isRepeatable: true
    )
  }

  static func add(_ reaction: NewReaction) -> StreamRequest {
    StreamRequest(.post, "reaction/", body: reaction.wire, claims: .server("reactions"))
  }

  static func reaction(_ id: String) -> StreamRequest {
    StreamRequest(.get, path("reaction", id), claims: .server("reactions"))
  }

  static func reactions(_ ids: [String], includingDeleted: Bool) -> StreamRequest {
    var query = QueryItems()
    query.append("ids", list: ids)
    if includingDeleted { query.append("include_deleted", "true") }
    return StreamRequest(.get, "reaction/get_many/", query: query, claims: .server("reactions"))
  }

  /// The query repeats what the path contains, as Python's client does.
  static func reactions(_ query: ReactionQuery) -> StreamRequest {
    var items = query.queryItems
    switch query.lookup {
    case .activity(let id): items.append("activity_id", id.description)
    case .parent(let id): items.append("reaction_id", id)
    case .user(let id): if query.userID == nil { items.append("user_id", id) }
    }
    items.append("kind", query.kind)
    return StreamRequest(.get, query.path, query: items, claims: .server("reactions"))
  }

  static func update(_ update: ReactionUpdate) -> StreamRequest {
    StreamRequest(.put, path("reaction", update.id), body: update.wire, claims: .server("reactions"))
  }

  static func deleteReaction(_ id: String, softly: Bool) -> StreamRequest {
    StreamRequest(
      .delete,
      path("reaction", id),
      query: QueryItems([("soft", flag(softly))]),
      claims: .server("reactions")
    )
  }

  static func restoreReaction(_ id: String) -> StreamRequest {
    StreamRequest(.put, path("reaction", id, "restore"), claims: .server("reactions"), isRepeatable: false)
  }
}
