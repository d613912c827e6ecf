import FeedCore

/// A commit, and the id of its object and the time that its activity has.
struct PlacedCommit: Sendable {
  var commit: GitCommit
  var id: String
  var time: Timestamp
}

/// Keeps commits of the same second in the order of the history.
///
/// Git counts seconds, and a rebase makes many commits in one. Feeds are sorted by time: a commit of the same
/// second as the one before it is put a microsecond later.
struct GitClock {
  private var last: Timestamp?

  /// - Parameter stored: the time it was given by an earlier import.
  mutating func time(of commit: GitCommit, stored: Timestamp?) -> Timestamp {
    let time = stored ?? next(commit.committedAt)
    last = time
    return time
  }

  private func next(_ second: Timestamp) -> Timestamp {
    guard let last, (0..<999_999).contains(last.microseconds - second.microseconds) else { return second }
    return Timestamp(microseconds: last.microseconds + 1)
  }
}
