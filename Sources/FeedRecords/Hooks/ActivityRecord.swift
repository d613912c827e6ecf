import FeedCore
import GRDB

/// A record that publishes itself: inserting it adds an activity to its author's feed, deleting it removes
/// it.
///
/// It is published with the transaction that saves it, on any connection and by any statement (`insert`,
/// `save`, bulk inserts, `deleteAll`, plain SQL, cascades), and not when that transaction rolls back.
/// Updating publishes nothing.
///
/// ```swift
/// struct Tweet: Codable, FetchableRecord, PersistableRecord, ActivityRecord {
///   var id: Int64?
///   var userID: Int64
///   var body: String
///   var createdAt: Date
/// }
/// ```
///
/// Each hook below has stream-django's default. They are called when the activity is made, in a transaction
/// right before delivery, on the record as it was saved or deleted.
///
/// See <doc:Hooks>.
public protocol ActivityRecord: FeedModel, MutablePersistableRecord {
  /// Whose activity it is. Default: what the foreign key `user`, or else `actor`, leads to.
  var activityActorAttribute: ActivityAttribute { get }

  /// What the activity is about. Default: the instance itself.
  var activityObjectAttribute: ActivityAttribute { get }

  /// What the activity was done to or in. Default: nothing.
  var activityTargetAttribute: ActivityAttribute? { get }

  /// The actor as the activity holds it. Default (nil): the reference to the actor attribute.
  var activityActor: String? { get }

  /// The id of the feed that the activity is added to. Default (nil): the actor's primary key.
  var activityActorID: String? { get }

  /// What was done. Default: the model's name as a slug, `tweet` for `Tweet`.
  var activityVerb: String { get }

  /// The object as the activity holds it. Default (nil): the reference to the object attribute.
  var activityObject: String? { get }

  /// With the time, the identity of the activity. Default (nil): the same as the object.
  var activityForeignID: String? { get }

  /// When it happened. Default: the column `created_at`, or `createdAt`.
  var activityTime: ActivityTime { get }

  /// The feed group that keeps this model's activities. Default (nil): the settings' user feed.
  var activityAuthorFeed: String? { get }

  /// More fields for the activity. Dates and references are written with `JSONValue.moment`, `.day` and
  /// `.reference`. Default: none.
  func activityExtraData(_ context: ActivityContext) throws -> [String: JSONValue]

  /// Feeds that receive the activity as well. Default: none.
  func activityNotify(_ context: ActivityContext) throws -> [FeedID]

  /// Whether the record is published at all. Default: yes. (Beyond stream-django.)
  func isActivityPublished(_ context: ActivityContext) throws -> Bool

  /// The follow that this record stands for: made when it is inserted, ended when it is deleted.
  /// Default: none. (Beyond stream-django, whose applications connect signals for it.)
  var activityFollow: UserFollow? { get }
}
