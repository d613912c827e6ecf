import FeedCore
import Foundation
import StreamAuth
import StreamWire

/// What Stream offers besides feeds. Bodies and responses are JSON, as its documentation writes them. See the
/// articles “Files and images”, “Link previews” and “Journals and personal data” of FeedServer.
extension StreamClient {
  // MARK: Analytics

  /// - Parameter events: engagements with `content`, `label` and so on.
  public func trackEngagements(_ events: [JSONValue]) async throws {
    _ = try await send(.engagements(events))
  }

  /// - Parameter events: impressions with a `content_list` each.
  public func trackImpressions(_ events: [JSONValue]) async throws {
    _ = try await send(.impressions(events))
  }

  /// An address that counts a click and leads on to `url`.
  ///
  /// - Throws: `FeedError` with code `input` for a target that is not a web address.
  public func redirectURL(to url: String, user: String, events: [JSONValue]) throws -> String {
    guard url.contains("://"), URL(string: url)?.host?.isEmpty == false else {
      throw FeedError(.input, "The target of a redirect needs a scheme and a host: \(url)")
    }
    let claims = TokenClaims(resource: "redirect_and_track", action: "*", feedID: "*", userID: user)
    let query = QueryItems([
      ("auth_type", "jwt"), ("authorization", try sign(claims)), ("url", url), ("api_key", configuration.key),
      ("events", JSONWriter.text(.array(events))),
    ])
    return "\(configuration.endpoints.redirect)?\(query.text)"
  }

  // MARK: Personalization

  public func personalization(
    _ resource: String,
    _ method: StreamRequest.Method = .get,
    parameters: [String: String] = [:],
    data: JSONValue? = nil
  ) async throws -> JSONValue {
    let query = QueryItems(parameters.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    return try await send(.personalization(method, resource, query: query, body: data))
  }

  // MARK: Moderation, audit logs, data privacy

  /// - Parameter entityType: such as `user`.
  public func flag(_ entityType: String, id: String, by user: String, reason: String = "") async throws {
    _ = try await send(
      .flag([
        "entity_type": .string(entityType), "entity_id": .string(id), "user_id": .string(user),
        "reason": .string(reason),
      ])
    )
  }

  public func setModerationStatuses(_ statuses: [JSONValue]) async throws {
    _ = try await send(.moderationStatuses(statuses))
  }

  /// - Parameters:
  ///   - entity: type and id; or
  ///   - user: who did it. One of the two is needed.
  public func auditLogs(
    of entity: (type: String, id: String)? = nil,
    by user: String? = nil,
    limit: Int = 25,
    next: String? = nil
  ) async throws -> JSONValue {
    var query = QueryItems()
    query.append("entity_type", entity?.type)
    query.append("entity_id", entity?.id)
    query.append("user_id", user)
    query.append("limit", String(limit))
    query.append("next", next)
    return try await send(.auditLogs(query))
  }

  /// - Parameter feeds: by activity, from where to remove it; empty leaves that to the service.
  public func deleteActivities(_ feeds: [ActivityID: [FeedID]]) async throws {
    let activities = feeds.sorted { $0.key < $1.key }.map { id, feeds -> JSONValue in
      var members: [String: JSONValue] = ["id": .string(id.description)]
      if !feeds.isEmpty { members["remove_from_feeds"] = .array(feeds.map { .string($0.description) }) }
      return .object(members)
    }
    _ = try await send(.deleteActivities(activities))
  }

  /// - Parameter softly: hides the reactions until they are restored; otherwise they are erased.
  public func deleteReactions(_ ids: [String], softly: Bool = false) async throws {
    _ = try await send(.deleteReactions(ids, softly: softly))
  }

  /// The ids of what `user` did.
  public func exportIDs(of user: String) async throws -> (activities: [ActivityID], reactions: [String]) {
    let export = try await send(.exportIDs(of: user))["export"]
    let activities = (export?["activity_ids"]?.arrayValue ?? []).compactMap {
      $0.stringValue.flatMap { ActivityID($0) }
    }
    return (activities, (export?["reaction_ids"]?.arrayValue ?? []).compactMap(\.stringValue))
  }

  // MARK: Open graph, files, images

  /// The metadata of the page at `url`.
  public func openGraph(of url: String) async throws -> JSONValue { try await send(.openGraph(url)) }

  /// - Returns: the address under which the file can be fetched.
  public func upload(_ bytes: [UInt8], name: String, contentType: String, asImage: Bool = false) async throws
    -> String
  {
    let request = StreamRequest.file(.post, asImage ? "images" : "files", query: QueryItems())
    let form = UploadForm(bytes: bytes, name: name, contentType: contentType)
    let answer = try await send(request) {
      var wire = try self.wire(request)
      wire.body = form.body
      wire.headers["Content-Type"] = form.contentType
      return wire
    }
    return try WireObject(answer).requiredText("file")
  }

  public func deleteFile(at url: String, isImage: Bool = false) async throws {
    _ = try await send(.file(.delete, isImage ? "images" : "files", query: QueryItems([("url", url)])))
  }

  /// The address of an image made from another.
  ///
  /// - Parameter options: `w`, `h`, `resize`, `crop`.
  public func processedImage(of url: String, options: [String: String]) async throws -> String {
    let query = QueryItems([("url", url)] + options.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    return try WireObject(try await send(.file(.get, "images", query: query))).requiredText("file")
  }
}
