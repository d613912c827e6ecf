/// Where an entry stands, which decides the prefix of its template's name.
package enum EntryForm: String, Hashable, Sendable, CaseIterable {
  /// In the list of a feed: `activity/tweet.txt`.
  case list
  /// Opened: `activity/detail_tweet.txt`.
  case detail
  /// In the notifications: `activity/aggregated/notification_like.txt`.
  case notification
  /// On a card of a theme with columns: `activity/card_pin.txt`.
  case card

  /// The prefix of stream-django's `render_activity`; nil for the plain name.
  var prefix: String? { self == .list ? nil : rawValue }
}
