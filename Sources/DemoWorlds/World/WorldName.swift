import FeedCore

/// The demo worlds: one for each kind of feed that stream-django's README says one can build.
package enum WorldName: String, CaseIterable, Sendable {
  /// A Twitter-style news feed: the default.
  case chirp
  /// Activity streams as on GitHub: commits, issues, pull requests, releases, stars.
  case octo
  /// Pictures on boards, as on Pinterest and Instagram.
  case pins
  /// Facebook-style news: posts, photos and events among friends.
  case wall
  /// A notification system: you are popular and have been away.
  case inbox

  /// Reads a name, in any case.
  ///
  /// - Throws: `FeedError` with code `input`, naming the worlds there are.
  package init(parsing text: String) throws {
    guard let name = WorldName(rawValue: text.lowercased()) else {
      let known = WorldName.allCases.map(\.rawValue).joined(separator: ", ")
      throw FeedError(.input, "There is no world '\(text)': choose one of \(known).")
    }
    self = name
  }

  /// One line about it.
  package var summary: String {
    switch self {
    case .chirp: "short messages, as on Twitter"
    case .octo: "commits, issues and releases, as on GitHub"
    case .pins: "pictures on boards, as on Pinterest and Instagram"
    case .wall: "posts, photos and events among friends, as on Facebook"
    case .inbox: "an inbox full of notifications"
    }
  }
}
