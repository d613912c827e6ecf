import FeedCore
import StreamWire

/// Analytics events and the tracking redirect. See <doc:Journals#Analytics>.
enum AnalyticsRoutes {
  private static let write = Access(["analytics"], [.write], users: .all)

  static let all: [Route] = [
    Route(.post, "analytics/engagement", write) { try await track("engagement", $0) },
    Route(.post, "analytics/impression", write) { try await track("impression", $0) },
    Route(
      .get,
      "analytics/redirect",
      Access(["redirect_and_track"], [.read, .write], users: .all),
      handle: redirect
    ),
  ]

  private static func track(_ kind: String, _ call: RouteRequest) async throws -> RouteResponse {
    let body = try call.json()
    let events = body.arrayValue ?? [body]
    for event in events { try check(event, call) }
    await record(kind, events, call)
    return .object(201)
  }

  private static func check(_ event: JSONValue, _ call: RouteRequest) throws {
    try call.contentLimits.check(event: event, "An event")
    let body = try WireObject(event, what: "An event")
    guard let content = try body.array("content_list"), !content.isEmpty else {
      throw FeedError(.input, "An event needs its content_list.", fields: ["content_list": ["Required."]])
    }
  }

  private static func record(_ kind: String, _ events: [JSONValue], _ call: RouteRequest) async {
    let now = JSONValue.string(call.services.clock().zonedText)
    await call.services.analytics.append(
      events.map { ["kind": .string(kind), "event": $0, "app": .string(call.app.key), "received_at": now] }
    )
  }

  private static func redirect(_ call: RouteRequest) async throws -> RouteResponse {
    guard let url = call.query.first("url"), url.hasPrefix("http://") || url.hasPrefix("https://"),
      !url.unicodeScalars.contains(where: { $0.value < 33 || $0.value == 127 })
    else { throw FeedError(.input, "The target of a redirect must be a http or https URL.") }
    let text = call.query.first("events") ?? "[]"
    guard case .array(let events)? = try? JSONParser.parse(text) else {
      throw FeedError(.input, "The events of a redirect must be a JSON list.")
    }
    for event in events { try call.contentLimits.check(event: event, "An event") }
    await record("redirect", events, call)
    return .redirect(to: url)
  }
}
