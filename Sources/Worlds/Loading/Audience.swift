import FeedCore
import Social

/// Whom a load of a world reaches.
///
/// Half of what a world writes is what its people are notified of, and their own entries in their timelines. Nobody
/// sees it but somebody who looks through their eyes, so a world opens without it, and it comes after.
struct Audience: Sendable {
  enum Share: Sendable {
    /// What reaches anybody.
    case everybody
    /// What a reader can see.
    case readers
    /// What the readers' share left out.
    case others
  }

  let readers: Set<String>
  let share: Share
  private let opened: Set<FeedID>

  init(_ readers: Set<String>, _ share: Share = .everybody) {
    (self.readers, self.share) = (readers, share)
    opened = Set(readers.map { PersonFeeds($0).aggregated })
  }

  /// Whether an aggregated feed is filled: readers alone look at theirs, and keeping groups for all the world would
  /// take most of the loading time.
  func opens(_ feed: FeedID) -> Bool { opened.contains(feed) }

  /// The feeds that receive what is sent to `targets`; nil where this share writes nothing of it.
  func targets(_ targets: [FeedID]) -> [FeedID]? {
    let all = targets.filter { $0.group != Self.aggregatedGroup || opens($0) }
    let early = all.filter(isSeen)
    return switch share {
    case .everybody: all
    case .readers: early
    case .others: early.count < all.count ? all : nil
    }
  }

  /// Whether a reader can look at `feed`.
  func isSeen(_ feed: FeedID) -> Bool { feed.group == Self.userGroup || readers.contains(feed.id) }

  private static let userGroup = PersonFeeds(World.you).user.group
  private static let aggregatedGroup = PersonFeeds(World.you).aggregated.group
}
