import FeedCore

/// One of the four feeds that are always there.
package enum Tab: Int, CaseIterable, Hashable, Sendable {
  /// What the reader did.
  case user
  /// What those the reader follows did.
  case timeline
  /// The same, grouped.
  case aggregated
  /// What others did about the reader.
  case notifications

  package var title: String {
    switch self {
    case .user: "User"
    case .timeline: "Timeline"
    case .aggregated: "Aggregated"
    case .notifications: "Notifications"
    }
  }

  /// The word that commands and saved sessions use.
  package var name: String { title.lowercased() }

  /// The name of the feed group behind the tab.
  package var group: String {
    switch self {
    case .user: "user"
    case .timeline: "timeline"
    case .aggregated: "timeline_aggregated"
    case .notifications: "notification"
    }
  }

  package init?(name: String) {
    guard let tab = Tab.allCases.first(where: { $0.name == name }) else { return nil }
    self = tab
  }

  package func feed(of userID: String) -> FeedID { FeedID(trusted: group, userID) }

  func advanced(by steps: Int) -> Tab {
    let count = Tab.allCases.count
    return Tab.allCases[((rawValue + steps) % count + count) % count]
  }
}
