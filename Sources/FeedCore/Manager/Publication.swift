/// An activity on its way to the feed of whose it is: what a model's hooks say, put together.
///
/// See <doc:ModelRecords#Publications>.
public struct Publication: Hashable, Sendable {
  /// The feed group it is stored in; nil for the settings' user feed.
  public var authorFeed: String?
  /// The id of the feed it is added to: the actor's primary key.
  public var actorID: String
  /// What is added.
  public var activity: NewActivity

  /// - Parameter authorFeed: another group than the settings' user feed.
  public init(authorFeed: String? = nil, actorID: String, activity: NewActivity) {
    self.authorFeed = authorFeed
    self.actorID = actorID
    self.activity = activity
  }
}
