import FeedCore
import StreamWire

/// Personalization: what is posted is kept and can be read back; nothing is computed from it, and nothing is
/// configured by default, which the service refuses. See <doc:Journals#Personalization>.
enum PersonalizationRoutes {
  private static let resource = ["personalization"]

  static let all: [Route] = [
    Route(.get, "personalization/:resource", Access(resource, [.read], users: .none), handle: read),
    Route(.post, "personalization/:resource", Access(resource, [.write], users: .none), handle: write),
    Route(.delete, "personalization/:resource", Access(resource, [.delete], users: .none), handle: delete),
    Route(
      .get,
      "enrich/personalization/feed",
      Access(resource + ["feed"], [.read], users: .all),
      handle: feed
    ),
  ]

  private static func read(_ call: RouteRequest) async throws -> RouteResponse {
    let limit = min(max(try call.query.int("limit") ?? 25, 0), 100)
    let offset = max(try call.query.int("offset") ?? 0, 0)
    let user = call.query.first("user_id")
    let (resource, app) = (JSONValue.string(call.value("resource")), JSONValue.string(call.app.key))
    let results = await call.services.personalization.newest(limit: limit, offset: offset) { entry in
      guard entry["resource"] == resource, entry["app"] == app,
        user.map({ entry["user_id"] == .string($0) }) ?? true
      else { return .skip }
      // Newest first: what was posted before a deletion comes after it.
      return entry["deleted"] == nil ? .include : .stop
    }
    return .object { writer in
      writer.member("limit", limit)
      writer.member("offset", offset)
      writer.member("results", .array(results.compactMap { $0["data"] }))
    }
  }

  private static func write(_ call: RouteRequest) async throws -> RouteResponse {
    let body = try call.json()
    try call.contentLimits.check(event: body, "An entry of personalization")
    await append(["data": body["data"] ?? body], call)
    return .object(201)
  }

  private static func delete(_ call: RouteRequest) async throws -> RouteResponse {
    await append(["deleted": true], call)
    return .object()
  }

  private static func append(_ members: [String: JSONValue], _ call: RouteRequest) async {
    let entry: [String: JSONValue] = [
      "resource": .string(call.value("resource")), "app": .string(call.app.key),
      "user_id": .string(call.query.first("user_id") ?? ""),
    ]
    await call.services.personalization.append([.object(entry.merging(members) { $1 })])
  }

  /// What the service sends to an app without the feature; js's suite compares the words.
  private static let refusal = FeedError(
    .notAllowed,
    "This endpoint will not work if your app has more than 1000 activities. \nIf you would like to implement "
      + "personalization at scale for your app please reach out to our data science team at "
      + "https://getstream.io/personalization/#personalization-contact"
  )

  private static func feed(_ call: RouteRequest) throws -> RouteResponse {
    if let name = call.query.first("endpoint"), !name.isEmpty {
      throw FeedError(.notFound, "There is no personalization endpoint '\(name)'.")
    }
    if let policy = call.policy, let user = call.query.first("user_id"), user != policy.userID {
      throw UserPolicy.refusal
    }
    throw refusal
  }
}
