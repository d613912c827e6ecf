import FeedCore

/// Something that a feed shows, and where.
package enum CheckedEntry: Sendable {
  case activity(EnrichedActivity)
  /// A group of the aggregated feed.
  case group(ActivityGroup)
  /// A group of the notifications.
  case notification(ActivityGroup)

  /// The forms in which the reader shows it.
  ///
  /// - Parameter cards: whether the theme sets out cards.
  func forms(cards: Bool) -> [EntryForm] {
    switch self {
    case .activity: cards ? [.list, .detail, .notification, .card] : [.list, .detail, .notification]
    case .group: [.list, .detail]
    case .notification: [.notification, .detail]
    }
  }
}
