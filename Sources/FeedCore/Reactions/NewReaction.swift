/// A reaction to be added. See <doc:Reactions>.
public struct NewReaction: Hashable, Sendable {
  /// What is reacted to.
  public enum Subject: Hashable, Sendable {
    /// The activity need not exist.
    case activity(ActivityID)
    /// Another reaction, at most two levels below the activity.
    case reaction(String)
  }

  /// A name of the program's choice: `like`, `comment`.
  public var kind: String
  /// An activity or another reaction.
  public var subject: Subject
  /// Who reacts; the user need not exist.
  public var userID: String
  /// A UUID of the caller's choice; one that exists already is a conflict. Nil lets the backend choose.
  public var id: String?
  /// Free data, such as a comment's `text`.
  public var data: [String: JSONValue]
  /// Feeds that receive an activity about this reaction, at most 20.
  public var targetFeeds: [FeedID]
  /// Custom fields of that activity.
  public var targetFeedsExtraData: [String: JSONValue]

  /// A reaction to add; without an id it gets one.
  public init(
    kind: String,
    on subject: Subject,
    userID: String,
    id: String? = nil,
    data: [String: JSONValue] = [:],
    targetFeeds: [FeedID] = [],
    targetFeedsExtraData: [String: JSONValue] = [:]
  ) {
    self.kind = kind
    self.subject = subject
    self.userID = userID
    self.id = id
    self.data = data
    self.targetFeeds = targetFeeds
    self.targetFeedsExtraData = targetFeedsExtraData
  }
}
