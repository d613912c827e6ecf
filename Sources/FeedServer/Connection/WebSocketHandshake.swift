import Crypto
import Foundation
import HTTPTypes
import NIOHTTP1

/// A valid request to turn a connection to `/faye` into a WebSocket. Source: RFC 6455 §4.2.
struct WebSocketHandshake {
  /// The version of the protocol that this server speaks.
  static let version = "13"

  private let key: String
  private let offersFaye: Bool

  /// - Parameters:
  ///   - path: of the request, with its query.
  ///   - upgrades: the values of `Upgrade`.
  /// - Returns: nil if the request is not a valid handshake; it is then a request like any other.
  init?(_ head: HTTPRequestHead, path: String, upgrades: [Substring]) {
    guard head.method == .GET, head.version == .http1_1, RequestPath(path).parts.first == "faye",
      upgrades.contains(where: { $0.equalsIgnoringCase("websocket") }),
      head.headers["Sec-WebSocket-Version"] == [Self.version],
      let key = Self.key(head.headers["Sec-WebSocket-Key"])
    else { return nil }
    self.key = key
    offersFaye = head.headers[canonicalForm: "Sec-WebSocket-Protocol"].contains("faye")
  }

  /// The only key, if it is 16 bytes in base 64.
  private static func key(_ keys: [String]) -> String? {
    guard keys.count == 1, let key = keys.first, key.utf8.count == 24 else { return nil }
    return Data(base64Encoded: key)?.count == 16 ? key : nil
  }

  /// The head of the response `101 Switching Protocols`.
  var response: HTTPResponseHead {
    let digest = Insecure.SHA1.hash(data: Data("\(key)258EAFA5-E914-47DA-95CA-C5AB0DC85B11".utf8))
    var headers: HTTPHeaders = [
      "Upgrade": "websocket", "Connection": "upgrade",
      "Sec-WebSocket-Accept": Data(digest).base64EncodedString(),
    ]
    if offersFaye { headers.add(name: "Sec-WebSocket-Protocol", value: "faye") }
    return HTTPResponseHead(version: .http1_1, status: .switchingProtocols, headers: headers)
  }
}

extension HTTPRequest {
  /// Whether the connection becomes a WebSocket if the response is 200.
  ///
  /// The connection describes a handshake as HTTP/2 does (RFC 8441): as a CONNECT with a protocol, whose
  /// bodies are the messages of both directions. No HTTP/1 request can look like this.
  var isWebSocket: Bool { method == .connect && extendedConnectProtocol == "websocket" }
}
