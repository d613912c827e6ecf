import FeedCore
import StreamAuth

/// The name of a feed in realtime: `/site-{app}-feed-{group}{id}`, without a colon. Source: `stream-api.md` §2.10.
struct FeedChannel: Hashable, Sendable {
  /// Group and id, glued together.
  let joined: String

  /// Nil for another kind of channel.
  init?(_ channel: String) {
    guard let match = channel.wholeMatch(of: /\/site-[^\/]*?-feed-(.+)/) else { return nil }
    joined = String(match.1)
  }

  /// The name that stands for all feeds that the caller may read: it goes beyond the service.
  static let all = "*"

  static func joined(_ feed: FeedID) -> String { feed.group + feed.id }

  /// Whether `caller` may listen at all. Where a name could be split in several ways, each message is checked
  /// again, against the feed it is really from.
  func mayListen(_ caller: Caller) -> Bool {
    switch caller {
    case .user(let id): joined == Self.all || joined.hasSuffix(id) || joined.hasPrefix("user")
    case .server(let claims): scope(claims)
    }
  }

  static func mayRead(_ caller: Caller, _ feed: FeedID) -> Bool {
    if case .user(let id) = caller { UserPolicy(id).mayRead(feed) } else { true }
  }

  private func scope(_ claims: TokenClaims) -> Bool {
    let feeds = claims.feedID?.split(separator: ",").map(String.init) ?? ["*"]
    let actions = claims.action?.split(separator: ",").map(String.init) ?? ["*"]
    return (feeds.contains("*") || feeds.contains(joined))
      && (actions.contains("*") || actions.contains("read"))
  }
}
