import FeedCore

/// What does not change while an engine is open.
struct EngineConfiguration: Sendable {
  var groups: FeedGroups
  var clock: @Sendable () -> Timestamp
  /// By group: its aggregation format, or why it cannot be used.
  var formats: [String: Result<Format, FeedError>]
  /// By group and method.
  var rankings: [String: [String: Ranking]]
  /// How much is done at a time.
  var portions = Portions()

  /// Names of feeds that were read before.
  let feedNames = FeedNames()
  /// Where what was passed over is reported.
  let problems = EngineProblems()
  /// Feeds whose follows brought nothing lately.
  let quietFeeds = QuietFeeds()

  /// - Throws: `FeedError` with code `ranking` for a score that is none.
  init(groups: FeedGroups, clock: @escaping @Sendable () -> Timestamp) throws {
    self.groups = groups
    self.clock = clock
    formats = groups.byName.filter { $0.value.kind != .flat }
      .mapValues { group in Format.parse(group.format) }
    rankings = try groups.byName.mapValues { try $0.rankings.mapValues { try Ranking($0) } }
  }
}

/// How much is done at a time, so that nobody waits long. Tests make it less.
struct Portions: Sendable {
  /// About how many rows one transaction of a long write changes. Measured: 500 take 5 to 20 ms.
  var rows = 500
  /// How many activities one transaction brings into an inbox, and how many into groups, which cost more:
  /// others who write wait for it, so that it should be done within some 20 milliseconds.
  var inbox = 3000
  var groups = 400
  /// Of more new activities than this, a read looks only for those that its page shows.
  var overlay = 1024
  /// How many of them it looks for at first.
  var chunk = 64
}
