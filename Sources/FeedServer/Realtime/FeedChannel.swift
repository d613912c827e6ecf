import FeedCore
import StreamAuth

/// The name of a feed in realtime: `/site-{app}-feed-{group}{id}`, without a colon. See
/// <doc:Realtime#Channels>.
struct FeedChannel: Hashable, Sendable {
  /// Group and id, glued together.
  let joined: String

  /// Bytes of the longest name: app, group and id have at most 255 each.
  static let longest = 1024

  /// Nil for another kind of channel.
  init?(_ channel: String) {
    guard channel.utf8.count <= Self.longest, channel.utf8.starts(with: "/site-".utf8) else { return nil }
    let rest = Array(channel.utf8.dropFirst("/site-".utf8.count))
    // The name of the app ends with the first of these; a feed's name may contain more.
    guard let mark = ByteSearch.first(Array("-feed-".utf8), in: rest, 0..<rest.count),
      !rest[..<mark].contains(UInt8(ascii: "/"))
    else { return nil }
    let name = rest[(mark + "-feed-".utf8.count)...]
    guard !name.isEmpty, !name.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return nil }
    joined = String(decoding: name, as: UTF8.self)
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
