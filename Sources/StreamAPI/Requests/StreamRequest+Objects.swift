import FeedCore
import StreamAuth
import StreamWire

/// Users, collections, and what goes beyond the service. See “Users” and “Collections” in the article
/// “Endpoints” of FeedServer.
extension StreamRequest {
  static func addUser(_ id: String, data: [String: JSONValue], orGet: Bool) -> StreamRequest {
    StreamRequest(
      .post,
      "user/",
      query: QueryItems([("get_or_create", flag(orGet))]),
      body: NewUser(id: id, data: data).wire,
      claims: .server("users"),
      isRepeatable: orGet
    )
  }

  static func user(_ id: String, withFollowCounts: Bool) -> StreamRequest {
    StreamRequest(
      .get,
      path("user", id),
      query: withFollowCounts ? QueryItems([("with_follow_counts", flag(true))]) : QueryItems(),
      claims: .server("users")
    )
  }

  static func updateUser(_ id: String, data: [String: JSONValue]) -> StreamRequest {
    StreamRequest(.put, path("user", id), body: ["data": .object(data)], claims: .server("users"))
  }

  static func deleteUser(_ id: String) -> StreamRequest {
    StreamRequest(.delete, path("user", id), claims: .server("users"))
  }

  static func addUsers(_ users: [NewUser], overriding: Bool) -> StreamRequest {
    StreamRequest(
      .post,
      "users/",
      body: ["users": .array(users.map(\.wire)), "override": .bool(overriding)],
      claims: .server("users"),
      isRepeatable: true
    )
  }

  static func users(_ ids: [String], _ method: Method) -> StreamRequest {
    var query = QueryItems()
    query.append("ids", list: ids)
    return StreamRequest(method, "users/", query: query, claims: .server("users"))
  }

  private static let collectionClaims = TokenClaims(
    resource: "collections",
    action: "*",
    feedID: "*",
    userID: "*"
  )

  static func addObject(_ collection: String, id: String?, data: [String: JSONValue], ownerID: String?)
    -> StreamRequest
  {
    var body: [String: JSONValue] = ["data": .object(data)]
    if let id { body["id"] = .string(id) }
    if let ownerID { body["user_id"] = .string(ownerID) }
    return StreamRequest(
      .post,
      path("collections", collection),
      body: .object(body),
      claims: collectionClaims
    )
  }

  static func object(_ collection: String, _ id: String, _ method: Method, data: [String: JSONValue]? = nil)
    -> StreamRequest
  {
    StreamRequest(
      method,
      path("collections", collection, id),
      body: data.map { ["data": .object($0)] },
      claims: collectionClaims
    )
  }

  static func upsertObjects(_ objects: [String: [[String: JSONValue]]]) -> StreamRequest {
    let data = objects.mapValues { JSONValue.array($0.map { .object($0) }) }
    return StreamRequest(
      .post,
      "collections/",
      body: ["data": .object(data)],
      claims: collectionClaims,
      isRepeatable: true
    )
  }

  static func objects(_ foreignIDs: [String]) -> StreamRequest {
    var query = QueryItems()
    query.append("foreign_ids", list: foreignIDs)
    return StreamRequest(.get, "collections/", query: query, claims: collectionClaims)
  }

  static func deleteObjects(_ collection: String, ids: [String]) -> StreamRequest {
    var query = QueryItems([("collection_name", collection)])
    for id in ids { query.append("ids", id) }
    return StreamRequest(.delete, "collections/", query: query, claims: collectionClaims)
  }

  static func searchUsers(_ text: String?, limit: Int, afterID: String?) -> StreamRequest {
    var query = QueryItems([("limit", String(limit))])
    query.append("text", text)
    query.append("after_id", afterID)
    return StreamRequest(.get, "search/users/", query: query, claims: .server())
  }

  static func searchActivities(
    _ text: String,
    limit: Int,
    before: ActivityID?,
    in scope: FeedScope?
  ) -> StreamRequest {
    var query = QueryItems([("text", text), ("limit", String(limit))])
    query.append("id_lt", before?.description)
    if let scope {
      query.append("groups", list: scope.groups.sorted())
      query.append("feed_id", scope.id)
    }
    return StreamRequest(.get, "search/activities/", query: query, claims: .server())
  }
}
