/// An activity as a program hands it in: what somebody did, before the backend gave it an id.
///
/// See <doc:ActivitiesAndTime#Fields>.
public struct NewActivity: Hashable, Sendable {
  /// Who: usually a reference such as `SU:ann`.
  public var actor: String
  /// What they did: `tweet`, `like`, `commit`.
  public var verb: String
  /// To what: usually a reference such as `SO:tweet:17`.
  public var object: String
  /// Where it was done or to whom; empty when there is none.
  public var target: String
  /// The program's own name for it. With `time` it is the identity of the activity; empty when there is none.
  public var foreignID: String
  /// When; nil lets the backend choose a time later than any it chose before.
  public var time: Timestamp?
  /// Feeds that also receive it, at most 100.
  public var to: [FeedID]
  /// Everything else, any JSON. Reserved names (`ReservedField`) are ignored.
  public var custom: [String: JSONValue]

  /// Without a time it gets the backend's; with a foreign id and a time, adding it again overwrites it.
  public init(
    actor: String,
    verb: String,
    object: String,
    target: String = "",
    foreignID: String = "",
    time: Timestamp? = nil,
    to: [FeedID] = [],
    custom: [String: JSONValue] = [:]
  ) {
    self.actor = actor
    self.verb = verb
    self.object = object
    self.target = target
    self.foreignID = foreignID
    self.time = time
    self.to = to
    self.custom = custom
  }
}
