/// What a client needs to be let in: a key that names the app and the secret that signs for it.
public struct FeedCredentials: Sendable, Hashable {
  /// Names the app.
  public var key: String
  /// Signs for it. Never printed.
  public var secret: String

  /// Both as the service's dashboard shows them.
  public init(key: String, secret: String) {
    self.key = key
    self.secret = secret
  }
}

extension FeedCredentials: CustomStringConvertible, CustomDebugStringConvertible {
  /// The key alone: the secret must not reach a log.
  public var description: String { "FeedCredentials(key: \(key))" }
  /// The key alone, too.
  public var debugDescription: String { description }
}

extension FeedSettings {
  /// Whether a client could be made. The embedded engine needs no credentials.
  public var hasCredentials: Bool { apiKey?.isEmpty == false && apiSecret?.isEmpty == false }

  /// - Throws: `FeedError` with code `configuration`, naming what is missing.
  public func credentials() throws -> FeedCredentials {
    if let apiKey, let apiSecret, hasCredentials { return FeedCredentials(key: apiKey, secret: apiSecret) }
    let missing =
      switch (apiKey?.isEmpty ?? true, apiSecret?.isEmpty ?? true) {
      case (true, false): "STREAM_API_KEY is missing"
      case (false, true): "STREAM_API_SECRET is missing"
      default: "STREAM_API_KEY and STREAM_API_SECRET are missing"
      }
    throw FeedError(
      .configuration,
      "Stream credentials are not set in your settings: \(missing). Set both, or STREAM_URL."
    )
  }
}
