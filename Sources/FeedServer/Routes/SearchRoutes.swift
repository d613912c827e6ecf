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

  private static func limit(_ call: RouteRequest) throws -> Int {
    min(max(try call.query.int("limit") ?? 25, 0), 1000)
  }

  /// `next` is the `after_id` to go on with: looking is bounded, so a page may hold less than its limit.
  private static func users(_ call: RouteRequest) async throws -> RouteResponse {
    let (text, limit) = (call.query.first("text"), try limit(call))
    let afterID = call.query.first("after_id")
    let page =
      if let pages = call.backend.extensions.search {
        try await pages.userSearchPage(text, limit: limit, afterID: afterID)
      } else {
        UserSearchPage(
          users: try await call.backend.searchUsers(text, limit: limit, afterID: afterID),
          next: nil
        )
      }
    return .object { writer in
      writer.key("results")
      writer.array(page.users) { $0.user($1) }
      writer.member("next", page.next ?? "")
    }
  }

  /// Users find what they may read; a server narrows its search as it likes.
  private static func scope(_ call: RouteRequest) -> FeedScope? {
    if let user = call.userID { return UserPolicy(user).readable }
    let (groups, id) = (call.query.list("groups"), call.query.first("feed_id"))
    guard groups != nil || id != nil else { return nil }
    return FeedScope(groups: Set(groups ?? []), id: id ?? "")
  }

  /// `next` is the `id_lt` to go on with, as for users.
  private static func activities(_ call: RouteRequest) async throws -> RouteResponse {
    let (text, limit) = (call.query.first("text") ?? "", try limit(call))
    let before = try call.query.first("id_lt").map { try ActivityID(wire: $0) }
    let page =
      if let pages = call.backend.extensions.search {
        try await pages.activitySearchPage(text, limit: limit, before: before, in: scope(call))
      } else {
        ActivitySearchPage(
          activities: try await call.backend.searchActivities(
            text,
            limit: limit,
            before: before,
            in: scope(call)
          ),
          next: nil
        )
      }
    return .object { writer in
      writer.key("results")
      writer.array(page.activities) { $0.activity($1, links: call.links) }
      writer.member("next", page.next?.description ?? "")
    }
  }
}
