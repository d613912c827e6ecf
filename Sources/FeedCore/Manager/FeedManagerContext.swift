/// What every feed manager works with. A manager of your own stores it and nothing else is asked of it.
public struct FeedManagerContext: Sendable {
  /// The low-level client.
  public let backend: any FeedBackend
  /// What the feeds are called.
  public let settings: FeedSettings
  /// Whether saving and deleting models publishes.
  public let tracking: ModelTracking

  /// Tracking is on unless the settings say otherwise.
  public init(backend: any FeedBackend, settings: FeedSettings = FeedSettings()) {
    self.backend = backend
    self.settings = settings
    tracking = ModelTracking(isDisabled: settings.disableModelTracking)
  }
}

extension FeedManager {
  /// The low-level client: everything that Stream's API offers.
  public var backend: any FeedBackend { context.backend }
  /// What the feeds are called.
  public var settings: FeedSettings { context.settings }
  /// Whether saving and deleting models publishes.
  public var tracking: ModelTracking { context.tracking }

  /// A manager with tracking of its own.
  public init(backend: any FeedBackend, settings: FeedSettings = FeedSettings()) {
    self.init(context: FeedManagerContext(backend: backend, settings: settings))
  }
}
