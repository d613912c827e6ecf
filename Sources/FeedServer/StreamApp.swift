import FeedCore

/// One application that the server serves: a key, its secret, and where its feeds live.
public struct StreamApp: Sendable {
  public var key: String
  public var secret: String
  /// The number in realtime channels (`/site-1-feed-user1`).
  public var id: String
  public var backend: any FeedBackend {
    didSet {
      storedPages = backend.extensions.storedPages
      changeLog = backend.extensions.changeLog
    }
  }
  /// Cached from the backend's extensions: every request of a page asks for it.
  private(set) var storedPages: (any StoredPages)?
  /// The backend where its changes can be read from a log.
  private(set) var changeLog: (any ChangeLog)?
  /// Where changes are sent as webhooks.
  public var webhooks: [String]
  /// Whether webhooks receive a record for each feed that follows the one in which something happened, too.
  public var webhooksIncludeFollowers: Bool

  public init(
    key: String,
    secret: String,
    id: String = "1",
    backend: any FeedBackend,
    webhooks: [String] = [],
    webhooksIncludeFollowers: Bool = false
  ) {
    self.key = key
    self.secret = secret
    self.id = id
    self.backend = backend
    self.webhooks = webhooks
    self.webhooksIncludeFollowers = webhooksIncludeFollowers
    storedPages = backend.extensions.storedPages
    changeLog = backend.extensions.changeLog
  }
}
