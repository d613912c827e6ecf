import FeedCore
import StreamWire

/// `GET audit_logs/`. See <doc:Journals#Audit-log>.
enum AuditRoutes {
  static let all: [Route] = [
    Route(.get, "audit_logs", Access(["audit_logs"], [.read], users: .none), handle: list)
  ]

  private static func list(_ call: RouteRequest) async throws -> RouteResponse {
    let (type, id) = (call.query.first("entity_type"), call.query.first("entity_id"))
    let user = call.query.first("user_id")
    guard (type != nil && id != nil) || user != nil else {
      throw FeedError(.input, "Name entity_type and entity_id, or user_id.")
    }
    let limit = min(max(try call.query.int("limit") ?? 25, 1), 100)
    let offset = max(try call.query.int("next", "prev") ?? 0, 0)
    let entries = await call.services.audit.entries(
      of: call.app,
      AuditLog.Query(type: type, id: id, userID: user, limit: limit + 1, offset: offset)
    )
    return .object { writer in
      writer.member("audit_logs", .array(Array(entries.prefix(limit))))
      writer.member("next", entries.count > limit ? String(offset + limit) : "")
      writer.member("prev", offset > 0 ? String(max(offset - limit, 0)) : "")
    }
  }
}
