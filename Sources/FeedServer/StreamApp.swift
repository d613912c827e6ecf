import FeedCore

/// One application that the server serves: a key, its secret, and where its feeds live.
public struct StreamApp: Sendable {
  public var key: String
  public var secret: String
  /// The number in realtime channels (`/site-1-feed-user1`).
  public var id: String
  public var backend: any FeedBackend { didSet { storedPages = backend as? any StoredPages } }
  /// The backend where it can lend pages: to ask for that takes longer than to admit the caller.
  private(set) var storedPages: (any StoredPages)?
  /// Where changes are sent as webhooks.
  public var webhooks: [String]

  public init(
    key: String,
    secret: String,
    id: String = "1",
    backend: any FeedBackend,
    webhooks: [String] = []
  ) {
    (self.key, self.secret, self.id, self.backend) = (key, secret, id, backend)
    self.webhooks = webhooks
    storedPages = backend as? any StoredPages
  }
}
