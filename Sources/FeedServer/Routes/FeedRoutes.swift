import FeedCore
import StreamWire

/// `feed/…` and `enrich/feed/…`. See <doc:Endpoints#Feeds>.
enum FeedRoutes {
  private static let read = Access(["feed"], [.read], users: .readers)

  static let all: [Route] = [
    Route(.get, "feed/:slug/:id", read, inline: inlinePage) { try await page(of: $0, enriched: false) },
    Route(.get, "enrich/feed/:slug/:id", read) { try await page(of: $0, enriched: true) },
    Route(.post, "feed/:slug/:id", Access(["feed"], [.write], users: .owners), handle: add),
    Route(.delete, "feed/:slug/:id/:activity", Access(["feed"], [.delete], users: .owners), handle: remove),
    Route(.delete, "feed/:slug/:id", Access(["feed"], [.delete], users: .owners), handle: empty),
  ]

  private static func page(of call: RouteRequest, enriched: Bool) async throws -> RouteResponse {
    let feed = try call.feed()
    let query = try FeedQuery(wire: call.query, enriched: enriched, userID: call.userID)
    if !enriched, let answer = try await storedPage(feed, query, call) { return answer }
    let page = try await call.read(feed, query)
    return .json { $0.page(page, of: feed, links: call.links) }
  }

  /// Where more activities than these are skipped, others should not have to wait for it.
  private static let deepestInline = 1000

  private static func inlinePage(_ call: RouteRequest) throws -> RouteResponse? {
    guard let backend = call.app.storedPages else { return nil }
    let feed = try call.feed()
    let query = try FeedQuery(wire: call.query, enriched: false, userID: call.userID)
    guard query.offset <= deepestInline else { return nil }
    var writer = startPage(query)
    guard let end = try backend.readStoredInline(feed, query, { writer.activity($0) }) else { return nil }
    return endPage(&writer, end, feed, call)
  }

  /// The page as the backend stores it, where it can say; nil for pages that have to be put together.
  private static func storedPage(_ feed: FeedID, _ query: FeedQuery, _ call: RouteRequest) async throws
    -> RouteResponse?
  {
    guard let backend = call.app.storedPages else { return nil }
    var writer = startPage(query)
    guard let end = try await backend.readStored(feed, query, { writer.activity($0) }) else { return nil }
    return endPage(&writer, end, feed, call)
  }

  private static func startPage(_ query: FeedQuery) -> WireWriter {
    var writer = WireWriter(reserving: (query.limit + 2) * 512)
    writer.startPage()
    return writer
  }

  private static func endPage(
    _ writer: inout WireWriter,
    _ end: StoredPageEnd,
    _ feed: FeedID,
    _ call: RouteRequest
  )
    -> RouteResponse
  {
    writer.endPage(next: end.next, of: feed, links: call.links)
    return RouteResponse(status: 200, body: .json(writer.bytes))
  }

  private static func add(_ call: RouteRequest) async throws -> RouteResponse {
    let body = try call.json()
    let many = body["activities"]?.arrayValue
    let feed = try call.feed()
    let activities = try (many ?? [body]).map { try activity($0, call) }
    let stored = try await call.writer.add(activities, to: feed)
    await call.audit(stored.map { .activity($0.id, "create", actor: $0.actor) })
    guard many == nil, let first = stored.first else {
      return .object(201) { writer in
        writer.key("activities")
        writer.array(stored) { $0.activity($1) }
      }
    }
    return .json(201) { $0.activity(first) }
  }

  /// Reads an activity and holds a user to their own name and to the targets they may reach.
  static func activity(_ json: JSONValue, _ call: RouteRequest) throws -> NewActivity {
    try call.contentLimits.check(activity: json)
    let activity = try NewActivity(wire: json, actor: call.userID.map { "SU:\($0)" })
    if let policy = call.policy {
      try UserPolicy.require(policy.isSelf(actor: activity.actor))
      try policy.requireTargets(activity.to)
    }
    return activity
  }

  /// Removes all that is in a feed, as older clients (php's `delete`) ask for.
  private static func empty(_ call: RouteRequest) async throws -> RouteResponse {
    let feed = try call.feed()
    var removed: Set<ActivityID> = []
    while true {
      let page = try await call.backend.read(feed, FeedQuery(limit: FeedQuery.maximumLimit))
      let ids = Set(page.activities.map(\.id) + page.groups.flatMap { $0.activities.map(\.id) })
      guard !ids.subtracting(removed).isEmpty else { return .object() }
      for id in ids { try await call.backend.remove(id, from: feed) }
      removed.formUnion(ids)
    }
  }

  private static func remove(_ call: RouteRequest) async throws -> RouteResponse {
    let feed = try call.feed()
    let name = call.value("activity")
    if call.query.bool("foreign_id") {
      try await call.backend.remove(foreignID: name, from: feed)
    } else {
      let id = try ActivityID(wire: name)
      let actor = try await ActivityRoutes.actor(of: id, call)
      try await call.backend.remove(id, from: feed)
      await call.audit([.activity(id, "delete", actor: actor)])
    }
    return .object { $0.member("removed", name) }
  }
}
