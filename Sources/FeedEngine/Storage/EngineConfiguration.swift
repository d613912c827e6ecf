import FeedCore

/// What does not change while an engine is open.
struct EngineConfiguration: Sendable {
  var groups: FeedGroups
  var clock: @Sendable () -> Timestamp
  /// By group: its aggregation format, or why it cannot be used.
  var formats: [String: Result<Format, FeedError>]

  init(groups: FeedGroups, clock: @escaping @Sendable () -> Timestamp) {
    (self.groups, self.clock) = (groups, clock)
    formats = groups.byName.filter { $0.value.kind != .flat }
      .mapValues { group in Format.parse(group.format) }
  }
}
