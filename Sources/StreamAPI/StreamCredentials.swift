/// What a client signs its requests with. See <doc:HostedService#Credentials>.
public enum StreamCredentials: Hashable, Sendable {
  /// The app's secret: a server, with all rights. Each request gets a token for just what it does.
  case secret(String)
  /// A token that was made elsewhere: a user's, or a read-only one. It goes with every request.
  case token(String)
  /// None: on a Unix socket the kernel identifies the caller to the server.
  case peer
}
