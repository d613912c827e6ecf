import FeedCore
import StreamAuth

/// Who a request is from.
package enum Caller: Hashable, Sendable {
  /// A server that holds the app's secret, with the rights its token names.
  case server(TokenClaims)
  /// One user: of a user token, or of the process at the other end of a Unix socket.
  case user(String)

  /// The user whose reactions are "own"; nil for a server.
  package var userID: String? { if case .user(let id) = self { id } else { nil } }
}
