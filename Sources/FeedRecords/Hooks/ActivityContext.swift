import FeedCore
import GRDB

/// What a hook may use besides the record itself.
public struct ActivityContext {
  /// The database, as it is when the activity is made: in the transaction right before delivery, not
  /// necessarily as it was when the record was saved.
  public let db: Database
  /// Which feeds there are, and the low-level client behind them.
  public let manager: any FeedManager

  /// The notification feed of a user, for ``ActivityRecord/activityNotify(_:)``.
  public func notificationFeed(of userID: some FeedKey) throws -> FeedID {
    try manager.notificationFeed(of: userID.feedKey).id
  }

  /// The feed of what a user does.
  public func userFeed(of userID: some FeedKey) throws -> FeedID {
    try manager.userFeed(of: userID.feedKey).id
  }
}
