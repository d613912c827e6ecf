import FeedCore
import StreamWire

/// One request that found its route and passed its checks.
package struct RouteRequest: Sendable {
  package var app: StreamApp
  package var caller: Caller
  /// The values in the path.
  package var values: [String: String]
  package var query: QueryItems
  package var body: RequestContent
  package var links: WireLinks
  package var services: ServerServices

  package var backend: any FeedBackend { app.backend }
  /// The backend for writes: where a user calls, it refuses to change what belongs to another user.
  package var writer: any FeedBackend { userID.map { app.backend.acting(as: $0) } ?? app.backend }
  /// The user of the token, who wins over any `user_id`.
  package var userID: String? { caller.userID }
  package var policy: UserPolicy? { caller.userID.map(UserPolicy.init) }

  /// A value of the path; it is present because the route's pattern matched.
  package func value(_ name: String) -> String { values[name] ?? "" }

  /// The feed that `:slug/:id` name.
  package func feed() throws -> FeedID { try FeedID(value("slug"), value("id")) }

  /// The body as JSON; an empty body is an empty object, as clients send none where there is nothing to say.
  package func json() throws -> JSONValue {
    body.bytes.isEmpty ? .object([:]) : try body.bytes.withUnsafeBufferPointer { try JSONParser.parse($0) }
  }

  package func object() throws -> WireObject { try WireObject(try json()) }

  /// The body, or the list under `key` in it.
  ///
  /// - Throws: `FeedError` with code `input` if there is no list.
  package func list(_ key: String? = nil) throws -> [JSONValue] {
    let body = try json()
    if case .array(let values) = body { return values }
    if let key, case .array(let values)? = body[key] { return values }
    throw FeedError(.input, key.map { "The body needs a list '\($0)'." } ?? "The body must be a list.")
  }

  /// Notes in the app's audit log what was done.
  func audit(_ entries: [AuditLog.Entry]) async {
    await services.audit.record(entries, by: caller, of: app)
  }

  /// What may be stored.
  var contentLimits: ContentLimits { services.limits.content }

  /// The user this call is about: the token's, or the one that a server names.
  package func actingUser(_ body: WireObject? = nil) throws -> String? {
    try userID ?? body?.text("user_id") ?? query.first("user_id").flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// A body as it came in.
package struct RequestContent: Sendable {
  package private(set) var bytes: [UInt8]
  package var contentType: String
  /// Accounts for the bytes while they are in use.
  private let memory: BodyMemory.Lease?

  package init(bytes: [UInt8] = [], contentType: String = "") {
    self.bytes = bytes
    self.contentType = contentType
    memory = nil
  }

  init(contentType: String, memory: BodyMemory.Lease) {
    bytes = []
    self.contentType = contentType
    self.memory = memory
  }

  /// - Throws: `FeedError` with code `rateLimit` if the server has no memory left for bodies.
  mutating func append(_ more: some Collection<UInt8>) throws {
    try memory?.add(more.count)
    bytes += more
  }
}
