/// Knows which feeds users have, and adds, removes and follows for them.
///
/// Every function has a default; a type of your own adopts the protocol and writes only those that differ:
///
/// ```swift
/// struct TeamFeeds: FeedManager {
///   let context: FeedManagerContext
///   func actorFeed(of publication: Publication) throws -> Feed {
///     try feed("team", publication.actorID)
///   }
/// }
/// ```
///
/// Which type is used is a setting: see ``FeedManagers`` and <doc:ModelRecords#The-feed-manager>.
public protocol FeedManager: Sendable {
  /// What it works with: backend, settings, tracking.
  var context: FeedManagerContext { get }

  /// Called by ``FeedManagers`` for the manager that the settings name.
  init(context: FeedManagerContext)

  /// Any feed by group and id.
  func feed(_ group: String, _ id: String) throws -> Feed

  /// The feed of what a user did. - Parameter group: another group than the settings' user feed.
  func userFeed(of userID: String, group: String?) throws -> Feed

  /// The feeds a user reads, by the names the settings give them.
  func newsFeeds(of userID: String) throws -> [String: Feed]

  /// The feed of what concerns a user.
  func notificationFeed(of userID: String) throws -> Feed

  /// Where a publication is stored: its author feed, or the actor's user feed.
  func actorFeed(of publication: Publication) throws -> Feed

  /// Every news feed of the user follows the user feeds of the targets.
  func follow(_ targetIDs: [String], by userID: String, copyLimit: Int?) async throws

  /// - Parameter keepHistory: whether what came from the targets stays.
  func unfollow(_ targetIDs: [String], by userID: String, keepHistory: Bool) async throws

  /// Adds the publication's activity to its actor's feed.
  @discardableResult
  func add(_ publication: Publication) async throws -> Activity

  /// Removes what has the publication's foreign id from its actor's feed.
  func remove(_ publication: Publication) async throws
}
