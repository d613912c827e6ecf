import FeedCore
import StreamWire

/// What goes beyond Stream's service, under addresses of its own; our client uses them.
enum SearchRoutes {
  private static let access = Access(["search", "users", "activities", "feed"], [.read], users: .all)

  static let all: [Route] = [
    Route(.get, "search/users", access, handle: users),
    Route(.get, "search/activities", access, handle: activities),
    Route(.get, "capabilities", Access(["*"], [.read], users: .all)) { call in
      .object { $0.member("capabilities", call.backend.capabilities.rawValue) }
    },
  ]

  private static func limit(_ call: Call) throws -> Int {
    min(max(try call.query.int("limit") ?? 25, 0), 1000)
  }

  private static func users(_ call: Call) async throws -> Answer {
    let found = try await call.backend.searchUsers(
      call.query.first("text"),
      limit: try limit(call),
      afterID: call.query.first("after_id")
    )
    return .object { writer in
      writer.key("results")
      writer.array(found) { $0.user($1) }
    }
  }

  /// Users find what they may read; a server narrows its search as it likes.
  private static func scope(_ call: Call) -> FeedScope? {
    if let user = call.userID { return UserPolicy(user).readable }
    let (groups, id) = (call.query.list("groups"), call.query.first("feed_id"))
    guard groups != nil || id != nil else { return nil }
    return FeedScope(groups: Set(groups ?? []), id: id ?? "")
  }

  private static func activities(_ call: Call) async throws -> Answer {
    let found = try await call.backend.searchActivities(
      call.query.first("text") ?? "",
      limit: try limit(call),
      before: try call.query.first("id_lt").map { try ActivityID(wire: $0) },
      in: scope(call)
    )
    return .object { writer in
      writer.key("results")
      writer.array(found) { $0.activity($1, links: call.links) }
    }
  }
}
