import FeedCore

/// What the realtime sessions of one app listen to, as the backend has to know it.
///
/// Channels name a feed without the colon between its group and its id, so a name may stand for several
/// feeds.
struct RealtimeInterest {
  let interest: ChangeInterest
  private let groups: [String]?
  private var joined: [String: [FeedID]] = [:]
  /// The own feeds of users who listen to everything they may read; forgotten when the last of them ends.
  private var broad: Set<FeedID> = []
  /// By how many names a feed is in the interest.
  private var uses: [FeedID: Int] = [:]

  /// - Parameter groups: the groups of the backend's feeds. A backend that does not name them delivers
  ///   everything.
  init(groups: FeedGroups?) {
    self.groups = groups.map { $0.byName.keys.sorted() }
    interest = ChangeInterest(breadth: groups == nil ? .everything : .named)
  }

  /// Adds a channel that has a subscriber.
  mutating func insert(_ channel: String, for caller: Caller) {
    guard let groups else { return }
    guard channel != FeedChannel.all else { return insertAll(for: caller, groups) }
    guard joined[channel] == nil else { return }
    let feeds = Self.feeds(channel, groups)
    joined[channel] = feeds
    use(feeds)
  }

  /// Removes a channel that has no subscriber any more.
  mutating func remove(_ channel: String) {
    guard groups != nil else { return }
    if channel == FeedChannel.all {
      interest.setBreadth(.named)
      release(broad)
      broad = []
    } else if let feeds = joined.removeValue(forKey: channel) {
      release(feeds)
    }
  }

  /// A user receives every change where it happened, and what arrives in feeds of their own; a server
  /// everything.
  private mutating func insertAll(for caller: Caller, _ groups: [String]) {
    guard case .user(let id) = caller else { return interest.setBreadth(.everything) }
    if interest.snapshot.breadth == .named { interest.setBreadth(.sources) }
    let own = groups.compactMap { try? FeedID($0, id) }.filter { broad.insert($0).inserted }
    use(own)
  }

  private mutating func use(_ feeds: [FeedID]) {
    let new = feeds.filter { feed in
      uses[feed, default: 0] += 1
      return uses[feed] == 1
    }
    interest.insert(new)
  }

  private mutating func release(_ feeds: some Sequence<FeedID>) {
    let unused = feeds.filter { feed in
      uses[feed, default: 1] -= 1
      return uses[feed] == 0
    }
    for feed in unused { uses[feed] = nil }
    interest.remove(unused)
  }

  /// The feeds that a joined name may stand for.
  private static func feeds(_ channel: String, _ groups: [String]) -> [FeedID] {
    groups.filter(channel.hasPrefix).compactMap { try? FeedID($0, String(channel.dropFirst($0.count))) }
  }
}
