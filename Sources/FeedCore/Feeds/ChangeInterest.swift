import Synchronization

/// Which changes a stream delivers. It may be changed while the stream is read.
///
/// A backend builds only what is in the interest, so the work for a change does not grow with the number of
/// followers without subscribers.
public final class ChangeInterest: Sendable {
  /// What is delivered besides the changes of the named feeds.
  public enum Breadth: Int, Comparable, Sendable {
    /// Nothing else.
    case named
    /// Every change, once, in the feed in which it happened; a reaction counts in the feed that its activity
    /// was added to first.
    case sources
    /// Every change, in the feed in which it happened and in each feed that follows it.
    case everything

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  /// An interest as it is at one moment.
  public struct Snapshot: Sendable {
    public var feeds: Set<FeedID>
    public var breadth: Breadth
    /// Differs whenever the interest changed.
    public var version: Int

    /// Whether no change at all is delivered.
    public var isEmpty: Bool { feeds.isEmpty && breadth == .named }
  }

  private let state: Mutex<Snapshot>

  /// - Parameters:
  ///   - feeds: the feeds whose changes are delivered, whether they happen there or in a feed they follow.
  ///   - breadth: what is delivered besides.
  public init(_ feeds: Set<FeedID> = [], breadth: Breadth = .named) {
    state = Mutex(Snapshot(feeds: feeds, breadth: breadth, version: 0))
  }

  /// The interest as it is now.
  public var snapshot: Snapshot { state.withLock { $0 } }

  /// Adds feeds; changes that are committed after this are delivered.
  public func insert(_ feeds: some Sequence<FeedID>) {
    state.withLock { state in
      state.feeds.formUnion(feeds)
      state.version += 1
    }
  }

  /// Removes feeds.
  public func remove(_ feeds: some Sequence<FeedID>) {
    state.withLock { state in
      state.feeds.subtract(feeds)
      state.version += 1
    }
  }

  /// Replaces what is delivered besides the named feeds.
  public func setBreadth(_ breadth: Breadth) {
    state.withLock { state in
      state.breadth = breadth
      state.version += 1
    }
  }
}
