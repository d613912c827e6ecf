import FeedCore
import StreamAuth
import StreamWire

/// Analytics, personalization, moderation, audit logs, data privacy, open graph, files. See the articles
/// “Files and images”, “Link previews” and “Journals and personal data” of FeedServer.
extension StreamRequest {
  static func engagements(_ events: [JSONValue]) -> StreamRequest {
    StreamRequest(
      .post,
      "engagement/",
      body: ["content_list": .array(events)],
      claims: .server(),
      service: .analytics
    )
  }

  static func impressions(_ events: [JSONValue]) -> StreamRequest {
    StreamRequest(.post, "impression/", body: .array(events), claims: .server(), service: .analytics)
  }

  static func personalization(_ method: Method, _ resource: String, query: QueryItems, body: JSONValue?)
    -> StreamRequest
  {
    StreamRequest(
      method,
      path(resource),
      query: query,
      body: body,
      claims: TokenClaims(resource: "personalization", action: "*", feedID: "*", userID: "*"),
      service: .personalization
    )
  }

  static func openGraph(_ url: String) -> StreamRequest {
    StreamRequest(.get, "og/", query: QueryItems([("url", url)]), claims: .server())
  }

  static func flag(_ body: JSONValue) -> StreamRequest {
    StreamRequest(.post, "moderation/flag/", body: body, claims: .server("moderation"))
  }

  static func moderationStatuses(_ statuses: [JSONValue]) -> StreamRequest {
    let isOne = statuses.count == 1
    return StreamRequest(
      .post,
      isOne ? "moderation/status/" : "moderation/status/batch/",
      body: isOne ? statuses[0] : .array(statuses),
      claims: .server("moderation"),
      isRepeatable: true
    )
  }

  static func auditLogs(_ query: QueryItems) -> StreamRequest {
    StreamRequest(.get, "audit_logs/", query: query, claims: .server("audit_logs", "read"))
  }

  static func deleteActivities(_ activities: [JSONValue]) -> StreamRequest {
    StreamRequest(
      .post,
      "data_privacy/delete_activities/",
      body: ["activities": .array(activities)],
      claims: .server("data_privacy"),
      isRepeatable: true
    )
  }

  static func deleteReactions(_ ids: [String], softly: Bool) -> StreamRequest {
    var body: [String: JSONValue] = ["ids": .array(ids.map { .string($0) })]
    if softly { body["soft_delete"] = true }
    return StreamRequest(
      .post,
      "data_privacy/delete_reactions/",
      body: .object(body),
      claims: .server("data_privacy")
    )
  }

  static func exportIDs(of user: String) -> StreamRequest {
    StreamRequest(.get, path("data_privacy", "export_ids", user), claims: .server("data_privacy"))
  }

  /// - Parameter folder: `files` or `images`.
  static func file(_ method: Method, _ folder: String, query: QueryItems) -> StreamRequest {
    StreamRequest(method, "\(folder)/", query: query, claims: .server("files"))
  }
}
