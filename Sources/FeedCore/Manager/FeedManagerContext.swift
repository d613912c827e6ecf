/// What every feed manager works with. A manager of one's own stores it and nothing else is asked of it.
public struct FeedManagerContext: Sendable {
  public let backend: any FeedBackend
  public let settings: FeedSettings
  public let tracking: ModelTracking

  public init(backend: any FeedBackend, settings: FeedSettings = FeedSettings()) {
    (self.backend, self.settings) = (backend, settings)
    tracking = ModelTracking(isDisabled: settings.disableModelTracking)
  }
}

extension FeedManager {
  /// The low-level client: everything that Stream's API offers.
  public var backend: any FeedBackend { context.backend }
  public var settings: FeedSettings { context.settings }
  /// Whether saving and deleting models publishes.
  public var tracking: ModelTracking { context.tracking }

  public init(backend: any FeedBackend, settings: FeedSettings = FeedSettings()) {
    self.init(context: FeedManagerContext(backend: backend, settings: settings))
  }
}
