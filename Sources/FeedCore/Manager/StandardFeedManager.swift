/// The feed manager of a program that did not write its own: every default as it is.
public struct StandardFeedManager: FeedManager {
  public let context: FeedManagerContext

  public init(context: FeedManagerContext) { self.context = context }
}
