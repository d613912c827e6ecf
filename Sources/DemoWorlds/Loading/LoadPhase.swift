import FeedCore
import Social

/// How much of a world a load writes.
struct LoadPhase: Sendable {
  enum Part: Sendable {
    case everything
    /// What the part that the readers come across left out.
    case rest(ReaderScope)
  }

  /// What to do with something that was sent to feeds.
  enum Step: Equatable {
    case add(to: [FeedID])
    /// It is there, and now reaches more.
    case extend(to: [FeedID])
  }

  let part: Part
  let readers: Set<String>
  private let opened: Set<FeedID>

  init(_ part: Part, for readers: Set<String>) {
    self.part = part
    self.readers = readers
    opened = Set(readers.map { PersonFeeds($0).aggregated })
  }

  /// Whether an aggregated feed is filled: readers alone look at theirs, and keeping groups for all the world
  /// would take most of the loading time.
  func opens(_ feed: FeedID) -> Bool { opened.contains(feed) }

  func writes(_ object: CollectionObject) -> Bool {
    switch part {
    case .everything: true
    case .rest(let visibility): !visibility.shows(object)
    }
  }

  /// - Returns: nil if this phase writes nothing.
  func step(for activity: WorldActivity) -> Step? {
    let targets = activity.activity.to.filter { $0.group != Self.aggregatedGroup || opens($0) }
    return step(to: targets) { $0.shows(activity) }
  }

  func step(for reaction: NewReaction) -> Step? { step(to: reaction.targetFeeds) { $0.shows(reaction) } }

  private static let aggregatedGroup = PersonFeeds(World.you).aggregated.group

  private func step(to targets: [FeedID], shows: (ReaderScope) -> Bool) -> Step? {
    guard case .rest(let visibility) = part, shows(visibility) else { return .add(to: targets) }
    return targets.allSatisfy { visibility.shows($0) } ? nil : .extend(to: targets)
  }
}
