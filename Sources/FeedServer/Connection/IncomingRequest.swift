import FeedCore
import HTTPTypes
import NIOHTTP1
import NIOHTTPTypesHTTP1
import StreamWire

/// The head of an HTTP/1 request in the form that the responder reads, and what the connection must do with
/// its response.
struct IncomingRequest {
  /// Its authority is nil if `Host` is missing, repeated or invalid.
  private(set) var request: HTTPRequest
  private(set) var exchange: Exchange

  /// - Parameters:
  ///   - head: as it was decoded.
  ///   - needsHost: false on a Unix socket, which has no host to name.
  /// - Throws: `HTTP1TypeConversionError` if the method is not a token, `HTTPParserError` if a text cannot be
  ///   compared in linear time.
  init(_ head: HTTPRequestHead, needsHost: Bool = true) throws {
    try Self.checkMarks(head)
    let fields = RelevantFields(head.headers)
    let target = RequestTarget(head.uri)
    exchange = Exchange(head, fields, path: target.path)
    request = HTTPRequest(
      method: try .init(head.method),
      scheme: "http",
      authority: Self.authority(fields.hosts, target, isNeeded: needsHost && !head.isHTTP10),
      path: target.path,
      headerFields: HTTPFields(head.headers, splitCookie: false)
    )
    // Hummingbird ends a connection after a request with exactly this value, and after no other.
    if exchange.closes { request.headerFields[.connection] = "close" }
    if head.isHTTP10 { request.headerFields[.expect] = nil }
    if exchange.handshake != nil { describeAsWebSocket() }
  }

  private static func checkMarks(_ head: HTTPRequestHead) throws {
    // Shorter texts have too few bytes for too many marks, also in percent-encoding.
    let isLong = head.uri.utf8.count > 2 * CombiningMarks.longestRun
    if isLong, !CombiningMarks.areBounded(PercentCoding.decode(head.uri)) {
      throw HTTPParserError.invalidURL
    }
    for (_, value) in head.headers where !CombiningMarks.areBounded(value) {
      throw HTTPParserError.invalidHeaderToken
    }
  }

  private mutating func describeAsWebSocket() {
    request.method = .connect
    request.extendedConnectProtocol = "websocket"
    // Nothing follows a WebSocket on its connection.
    request.headerFields[.connection] = "close"
  }

  /// Source: RFC 9112 §3.2.
  private static func authority(_ hosts: [String], _ target: RequestTarget, isNeeded: Bool) -> String? {
    guard let host = hosts.first else { return isNeeded ? nil : unnamedHost }
    guard hosts.count == 1, RequestTarget.isAuthority(host) else { return nil }
    if let authority = target.authority { return RequestTarget.isAuthority(authority) ? authority : nil }
    return host.isEmpty ? unnamedHost : host
  }

  private static let unnamedHost = "localhost"
}

extension HTTPRequestHead {
  fileprivate var isHTTP10: Bool { version.major == 1 && version.minor == 0 }
}

/// What a connection remembers of a request until its response is written.
struct Exchange {
  /// Whether the connection ends with the response.
  let closes: Bool
  /// Whether the client asks with `Connection: keep-alive`, and expects the response to confirm it, as in
  /// HTTP/1.0.
  let keepsAlive: Bool
  let isHTTP10: Bool
  /// Whether the decoder stops after the request and must be resumed. If that is not certain, the connection
  /// closes.
  let stopsDecoder: Bool
  /// Whether the client waits for `100 Continue` before it sends the body.
  var awaitsContinue: Bool
  /// Whether all of the request has arrived.
  var isComplete = false
  var handshake: WebSocketHandshake?

  fileprivate init(_ head: HTTPRequestHead, _ fields: RelevantFields, path: String) {
    let isUnclear = head.method == .CONNECT || fields.upgrade == .unclear
    closes = !head.isKeepAlive || isUnclear
    isHTTP10 = head.isHTTP10
    keepsAlive = isHTTP10 && head.isKeepAlive
    stopsDecoder = fields.upgrade == .certain
    awaitsContinue = fields.expectsContinue && !isHTTP10
    guard stopsDecoder, !closes, !fields.hasBody else { return }
    handshake = WebSocketHandshake(head, path: path, upgrades: fields.upgrades)
  }
}

/// The header fields that decide about a connection, found in one pass.
private struct RelevantFields {
  var hosts: [String] = []
  var upgrades: [Substring] = []
  private var hasUpgrade = false
  private var connection: [String] = []
  var expectsContinue = false
  var hasBody = false

  init(_ headers: HTTPHeaders) {
    for (name, value) in headers { read(name, value) }
  }

  /// Whether NIO's parser takes what follows the request for another protocol.
  enum Upgrade {
    case no
    case certain
    /// The fields are written so unusually that the parser may understand them otherwise than we do.
    case unclear
  }

  var upgrade: Upgrade {
    guard hasUpgrade, connection.contains(where: Self.mayMentionUpgrade) else { return .no }
    guard connection.count == 1, !upgrades.isEmpty, connection[0].utf8.allSatisfy(Self.isPlain) else {
      return .unclear
    }
    let elements = connection[0].listElements()
    guard elements.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }) else { return .unclear }
    return elements.contains { $0.equalsIgnoringCase("upgrade") } ? .certain : .no
  }

  private static func mayMentionUpgrade(_ value: String) -> Bool {
    ByteSearch.first(Array("upgrade".utf8), in: value.utf8.map { $0 | 0x20 }, 0..<value.utf8.count) != nil
  }

  /// Letters, digits, hyphens, commas and blanks.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: ","), UInt8(ascii: " "): true
    default: false
    }
  }

  private mutating func read(_ name: String, _ value: String) {
    switch name.utf8.count {
    case 4 where name.equalsIgnoringCase("host"): hosts.append(value)
    case 6 where name.equalsIgnoringCase("expect"):
      expectsContinue = value.equalsIgnoringCase("100-continue")
    case 7 where name.equalsIgnoringCase("upgrade"):
      hasUpgrade = true
      upgrades += value.listElements()
    case 10 where name.equalsIgnoringCase("connection"):
      connection.append(value)
    case 14 where name.equalsIgnoringCase("content-length"): hasBody = hasBody || value != "0"
    case 17 where name.equalsIgnoringCase("transfer-encoding"): hasBody = true
    default: break
    }
  }
}
