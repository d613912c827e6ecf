import FeedCore
import GrowthTesting
import Testing

@testable import FeedServer

/// Whatever is in a request, its cost grows with its size and no more.
@Suite("HostileInput: requests") struct HostileInputRequestTests {
  /// A field and a head have limits below 100 KB.
  private static let headSizes = [1_000, 10_000, 75_000]

  /// Every header that the server reads.
  private static let headerNames = [
    "Authorization", "Date", "X-Api-Key", "Content-Type", "Content-Encoding", "Transfer-Encoding",
    "Content-Length",
    "Expect", "Host", "Connection", "Upgrade", "Sec-WebSocket-Key", "Sec-WebSocket-Version",
    "Sec-WebSocket-Protocol", "Range", "If-Range", "X-Forwarded-Proto", "Forwarded", "X-Forwarded-For",
    "Access-Control-Request-Headers", "Stream-Auth-Type",
  ]

  @Test("headers", arguments: headerNames)
  func headers(_ name: String) async throws {
    let server = try SocketlessServer()
    for pattern in HostileTexts.plain {
      await Growth.expectLinear("\(name): \(pattern)", sizes: Self.headSizes) { size in
        let value = pattern.text(size)
        let isToken = name == "Authorization"
        return SocketlessServer.request(
          "POST",
          "/api/v1.0/feed/user/ann/?api_key=key",
          headers: isToken ? [] : ["\(name): \(value)"],
          token: isToken ? value : SocketlessServer.token,
          body: Array("{}".utf8)
        )
      } work: {
        _ = try await server.send($0)
      }
    }
  }

  @Test("many headers")
  func manyHeaders() async throws {
    let server = try SocketlessServer()
    for header in [
      "Host: h", "Cookie: a=b", "Connection: upgrade", "Upgrade: h2c", "X: y", "Authorization: a",
    ] {
      await Growth.expectLinear("many times \(header)", sizes: [1_000, 5_000, 20_000, 75_000]) { size in
        let headers = Array(repeating: header, count: size / (header.utf8.count + 2))
        return SocketlessServer.request("GET", "/api/v1.0/feed/user/ann/?api_key=key", headers: headers)
      } work: {
        _ = try await server.send($0)
      }
    }
  }

  private static let targets = [
    "/#", "/api/#", "/api/v1.0/feed/#/ann/?api_key=key", "/api/v1.0/feed/user/#/?api_key=key",
    "/api/v1.0/activities/?api_key=key&ids=#", "/files/#/a?Expires=1&Signature=#", "/faye?message=#&jsonp=#",
    "/faye?jsonp=#&message=[]", "/api/v1.0/feed/user/ann/?api_key=key&#",
    "/api/v1.0/enrich/feed/user/ann/?api_key=key&#=1", "/api/v1.0/feed/user/ann/?api_key=#",
    "/api/v1.0/og/?api_key=key&url=http://#", "/api/v1.0/reaction/user_id/#/?api_key=key",
    "/api/v1.0/collections/#/#/?api_key=key", "/api/v1.0/user/#/?api_key=key", "#",
  ]

  @Test("paths and queries", arguments: targets)
  func places(_ place: String) async throws {
    let server = try SocketlessServer()
    for pattern in HostileTexts.plain where !pattern.unit.contains(" ") {
      await Growth.expectLinear("\(place): \(pattern)", sizes: Self.headSizes) { size in
        let share =
          size / place.split(separator: "#", omittingEmptySubsequences: false).count.advanced(by: -1)
        let text = pattern.text(share).replacing(" ", with: "+")
        return SocketlessServer.request(
          "GET",
          place.replacing("#", with: text),
          token: SocketlessServer.serverToken
        )
      } work: {
        _ = try await server.send($0)
      }
    }
  }

  /// Every item of a query that a route reads.
  private static let itemNames = [
    "limit", "offset", "id_lt", "mark_seen", "mark_read", "ranking", "ranking_vars", "user_id",
    "withRecentReactions",
    "reactionKindsFilter", "recentReactionsLimit", "filter_actors", "filter_verbs", "filter_custom",
    "discard_actors", "discard_actors_sep", "discard_deleted_activities", "api_key", "authorization",
    "filter",
  ]

  @Test("query items", arguments: itemNames)
  func items(_ name: String) async throws {
    let server = try SocketlessServer()
    for pattern in HostileTexts.plain where !pattern.unit.contains(" ") {
      await Growth.expectLinear("\(name): \(pattern)", sizes: Self.headSizes) { size in
        let text = pattern.text(size / 2).replacing(" ", with: "+")
        let other = name == "discard_actors_sep" ? "&discard_actors=\(text)x\(text)" : "&\(name)=\(text)"
        let query = "api_key=key&\(name)=\(text.replacing("&", with: "%26"))\(other.prefix(size / 2))"
        return SocketlessServer.request("GET", "/api/v1.0/enrich/feed/user/ann/?\(query)")
      } work: {
        _ = try await server.send($0)
      }
    }
  }

  private static let bodyTargets = [
    "/api/v1.0/feed/user/ann/?api_key=key", "/faye", "/api/v1.0/moderation/flag/?api_key=key",
  ]

  @Test("JSON bodies", arguments: bodyTargets)
  func bodies(_ target: String) async throws {
    let server = try SocketlessServer()
    let sizes = target == "/faye" ? [1_000, 10_000, 100_000, 250_000] : Growth.sizes
    for pattern in HostileTexts.json {
      for frame in ["#", ##"{"actor":"ann","verb":"v","object":#}"##] {
        await Growth.expectLinear("\(target): \(pattern) in \(frame)", sizes: sizes) { size in
          SocketlessServer.request(
            "POST",
            target,
            token: SocketlessServer.serverToken,
            body: Array(frame.replacing("#", with: pattern.text(size)).utf8)
          )
        } work: {
          _ = try await server.send($0)
        }
      }
    }
  }

  private static let fields = ["actor", "verb", "object", "time", "foreign_id", "to", "target", "custom"]

  @Test("fields of an activity", arguments: fields)
  func activityFields(_ name: String) async throws {
    let server = try SocketlessServer()
    for pattern in HostileTexts.any {
      await Growth.expectLinear("\(name): \(pattern)", sizes: [1_000, 10_000, 100_000]) { size in
        let text = JSONValue.string(pattern.text(size))
        let value: JSONValue = name == "to" ? .array([text]) : text
        var members: [String: JSONValue] = ["actor": "ann", "verb": "v", "object": "o"]
        members[name] = value
        return SocketlessServer.request(
          "POST",
          "/api/v1.0/feed/user/ann/?api_key=key",
          body: JSONWriter.bytes(.object(members))
        )
      } work: {
        _ = try await server.send($0)
      }
    }
  }

  private static let bayeux = [
    "channel", "clientId", "subscription", "signature", "api_key", "id", "version",
  ]

  @Test("fields of Bayeux", arguments: bayeux)
  func bayeuxFields(_ name: String) async throws {
    let server = try SocketlessServer()
    for pattern in HostileTexts.any {
      await Growth.expectLinear("\(name): \(pattern)", sizes: [1_000, 10_000, 100_000]) { size in
        let text = JSONValue.string(pattern.text(size))
        var ext: [String: JSONValue] = ["api_key": "key", "signature": .string(SocketlessServer.token)]
        var message: [String: JSONValue] = [
          "channel": "/meta/subscribe", "clientId": "x", "subscription": "/site-1-feed-userann",
        ]
        if ext[name] != nil { ext[name] = text } else { message[name] = text }
        message["ext"] = .object(ext)
        let handshake: JSONValue = ["channel": "/meta/handshake", "ext": message["ext"]!]
        let body = JSONWriter.bytes(.array([handshake, .object(message)]))
        return SocketlessServer.request("POST", "/faye?jsonp=a", token: "", body: body)
      } work: {
        _ = try await server.send($0)
      }
    }
  }

  @Test("forms")
  func forms() async throws {
    let server = try SocketlessServer()
    for pattern in HostileTexts.any {
      for frame in [
        "#", "--b\r\n#",
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"#\"\r\n\r\nx\r\n--b--",
      ] {
        await Growth.expectLinear("form: \(pattern) in \(frame)") { size in
          SocketlessServer.request(
            "POST",
            "/api/v1.0/files/?api_key=key",
            headers: ["Content-Type: multipart/form-data; boundary=b"],
            body: Array(frame.replacing("#", with: pattern.text(size)).utf8)
          )
        } work: {
          _ = try await server.send($0)
        }
      }
    }
  }

  @Test("forms in the address encoding")
  func urlEncodedForms() async throws {
    let server = try SocketlessServer()
    for pattern in HostileTexts.any {
      await Growth.expectLinear("form: \(pattern)", sizes: [1_000, 10_000, 100_000, 250_000]) { size in
        SocketlessServer.request(
          "POST",
          "/faye",
          headers: ["Content-Type: application/x-www-form-urlencoded"],
          body: Array("message=\(pattern.text(size))".utf8)
        )
      } work: {
        _ = try await server.send($0)
      }
    }
  }
}
