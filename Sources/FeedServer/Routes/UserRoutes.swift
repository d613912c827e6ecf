import FeedCore
import StreamWire

/// Users. See <doc:Endpoints#Users>.
enum UserRoutes {
  private static let resource = ["users"]

  static let all: [Route] = [
    Route(.post, "user", Access(resource, [.write], users: .all), handle: add),
    Route(.get, "user/:user", Access(resource, [.read], users: .all), handle: get),
    Route(.put, "user/:user", Access(resource, [.write], users: .themselves), handle: update),
    Route(.delete, "user/:user", Access(resource, [.delete], users: .themselves), handle: delete),
    Route(.post, "users", Access(resource, [.write], users: .none), handle: addMany),
    Route(.get, "users", Access(resource, [.read], users: .all), handle: getMany),
    Route(.delete, "users", Access(resource, [.delete], users: .none), handle: deleteMany),
  ]

  private static func add(_ call: RouteRequest) async throws -> RouteResponse {
    let new = try self.new(try call.json(), call)
    if let policy = call.policy { try UserPolicy.require(new.id == policy.userID) }
    let orGet = call.query.bool("get_or_create")
    let user = try await call.backend.addUser(new.id, data: new.data, orGet: orGet)
    await call.audit([.user(user.id, "create")])
    return .json(201) { $0.user(user) }
  }

  private static func new(_ json: JSONValue, _ call: RouteRequest) throws -> NewUser {
    let new = try NewUser(wire: json)
    try ContentLimits.check(userID: new.id)
    try call.contentLimits.check(data: .object(new.data), of: "A user")
    return new
  }

  private static func get(_ call: RouteRequest) async throws -> RouteResponse {
    let counts = call.query.bool("with_follow_counts", "withFollowCounts")
    let user = try await call.backend.user(call.value("user"), withFollowCounts: counts)
    return .json { $0.user(user) }
  }

  private static func update(_ call: RouteRequest) async throws -> RouteResponse {
    let data = try call.object().object("data") ?? [:]
    try call.contentLimits.check(data: .object(data), of: "A user")
    let user = try await call.backend.updateUser(call.value("user"), data: data)
    await call.audit([.user(user.id, "update")])
    return .json(201) { $0.user(user) }
  }

  private static func delete(_ call: RouteRequest) async throws -> RouteResponse {
    try await call.backend.deleteUser(call.value("user"))
    await call.audit([.user(call.value("user"), "delete")])
    return .object()
  }

  private static func addMany(_ call: RouteRequest) async throws -> RouteResponse {
    let body = try call.object()
    let users = try call.list("users").map { try new($0, call) }
    let overriding = body.bool("override") || body.bool("override_existing")
    let stored = try await call.backend.addUsers(users, overriding: overriding)
    await call.audit(users.map { .user($0.id, "upsert") })
    return list("created_users", stored, status: 201)
  }

  private static func getMany(_ call: RouteRequest) async throws -> RouteResponse {
    list(
      "users",
      try await call.backend.users(try ContentLimits.check(lookUp: call.query.list("ids") ?? [], "ids"))
    )
  }

  private static func list(_ name: StaticString, _ users: [FeedUser], status: Int = 200) -> RouteResponse {
    .object(status) { writer in
      writer.key(name)
      writer.array(users) { $0.user($1) }
    }
  }

  private static func deleteMany(_ call: RouteRequest) async throws -> RouteResponse {
    let ids = call.query.list("ids") ?? []
    try await call.backend.deleteUsers(ids)
    await call.audit(ids.map { .user($0, "delete") })
    return .object { writer in
      writer.key("deleted_user_ids")
      writer.array(ids) { $0.string($1) }
    }
  }
}
