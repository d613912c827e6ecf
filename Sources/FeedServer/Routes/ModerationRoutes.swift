import FeedCore
import StreamWire

/// Flags and statuses, kept for a person to look at. See <doc:Journals#Moderation>.
enum ModerationRoutes {
  private static let resource = ["moderation"]
  static let batchLimit = 100

  static let all: [Route] = [
    Route(.post, "moderation/flag", Access(resource, [.write], users: .all), handle: flag),
    Route(.post, "moderation/status", Access(resource, [.write], users: .none)) {
      try await status([$0.json()], $0)
      return .object(201)
    },
    Route(.post, "moderation/status/batch", Access(resource, [.write], users: .none)) { call in
      let body = try call.json()
      guard let entries = body.arrayValue ?? body["entities"]?.arrayValue ?? body["updates"]?.arrayValue
      else {
        throw FeedError(.input, "The body must be a list of statuses.")
      }
      guard entries.count <= batchLimit else {
        throw FeedError(.input, "One call can set \(batchLimit) statuses.")
      }
      try await status(entries, call)
      return .object(201) { $0.member("results", .array(entries.map(result))) }
    },
    Route(.delete, "moderation/user/cache/:user", Access(resource, [.delete], users: .none)) { _ in .object()
    },
  ]

  private static func flag(_ call: RouteRequest) async throws -> RouteResponse {
    let body = try call.object()
    let (type, id) = (try body.requiredText("entity_type"), try body.requiredText("entity_id"))
    let flag: [String: JSONValue] = [
      "kind": "flag", "entity_type": .string(type), "entity_id": .string(id),
      "user_id": .string(try call.actingUser(body) ?? ""), "reason": .string(try body.text("reason") ?? ""),
      "custom": .object(try body.object("custom") ?? [:]),
      "created_at": .string(call.services.clock().zonedText),
    ]
    try call.contentLimits.check(event: .object(flag), "A flag")
    await call.services.moderation.append([.object(flag)])
    return .object(201) { writer in
      for (name, value) in flag where name != "kind" {
        writer.key(name)
        writer.json(value)
      }
    }
  }

  /// What became of one status of a batch, as go's client reads it.
  private static func result(of entry: JSONValue) -> JSONValue {
    var result: [String: JSONValue] = ["success": true]
    for name in ["entity_id", "entity_type"] { result[name] = entry[name] }
    return .object(result)
  }

  private static func status(_ entries: [JSONValue], _ call: RouteRequest) async throws {
    for entry in entries {
      _ = try WireObject(entry, what: "A status")
      try call.contentLimits.check(event: entry, "A status")
    }
    await call.services.moderation.append(
      entries.map {
        ["kind": "status", "status": $0, "created_at": .string(call.services.clock().zonedText)]
      }
    )
  }
}
