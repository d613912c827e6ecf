import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTPTypes

/// The connection that a request came by.
struct ConnectionContext: InitializableFromSource {
  let channel: any Channel
  let logger: Logger

  init(source: ApplicationRequestContextSource) {
    channel = source.channel
    logger = source.logger
  }

  /// Tells a client that waits with the body to send it. Source: RFC 9110 §10.1.1.
  func askToContinue() async throws {
    try await channel.writeAndFlush(HTTPResponsePart.head(HTTPResponse(status: .continue)))
  }

  /// Whether the other end is on this machine: it came by a Unix socket or a loopback address.
  var isLocal: Bool { Self.isLocal(channel.remoteAddress?.ipAddress) }

  /// - Parameter address: nil for a Unix socket.
  static func isLocal(_ address: String?) -> Bool {
    guard let address else { return true }
    return address == "::1" || address.hasPrefix("127.") || address.hasPrefix("::ffff:127.")
  }
}
