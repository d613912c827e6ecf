import FeedCore

/// The four feeds of one person, which are also the reader's four tabs.
package struct PersonFeeds: Hashable, Sendable {
  /// What the person did (flat).
  package let user: FeedID
  /// What those whom they follow did (flat).
  package let timeline: FeedID
  /// The same, in groups.
  package let aggregated: FeedID
  /// What others did that concerns the person (in groups, seen and read).
  package let notification: FeedID

  /// - Parameter userID: an id that passed `FeedID.isValid`.
  package init(_ userID: String) {
    user = FeedID(trusted: "user", userID)
    timeline = FeedID(trusted: "timeline", userID)
    aggregated = FeedID(trusted: "timeline_aggregated", userID)
    notification = FeedID(trusted: "notification", userID)
  }

  /// In the order of the tabs.
  package var all: [FeedID] { [user, timeline, aggregated, notification] }

  /// The two that follow others' `user` feeds: stream-django's news feeds.
  package var news: [FeedID] { [timeline, aggregated] }
}
