import FeedCore

/// What stands in for the reader where none can run: the newest of the timeline, as text.
enum PlainTimeline {
  /// - Parameter theme: whose templates to use; nil for the configured theme.
  static func print(_ options: SessionOptions, theme: String?) async throws {
    let display = try DisplayOptions.parse(theme.map { ["--theme", $0] } ?? [])
    try await CommandSession.run(options, .readingOwn) { session in
      try await FeedPrinter(session, display).print(session.social.feeds.timeline)
    }
  }
}
