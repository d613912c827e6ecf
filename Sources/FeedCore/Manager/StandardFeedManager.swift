/// The feed manager of a program that did not write its own: every default as it is.
public struct StandardFeedManager: FeedManager {
  /// What it works with.
  public let context: FeedManagerContext

  /// See ``FeedManager/init(backend:settings:)`` for the shorter way.
  public init(context: FeedManagerContext) { self.context = context }
}
