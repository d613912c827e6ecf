import FeedCore

/// What the next start picks up: the tab, the place in each list, what was read, the theme.
public struct Session: Hashable, Sendable {
  /// Where a list was left.
  public struct Place: Hashable, Sendable {
    public var entry: EntryID
    /// The entry's time, so that an entry that is gone is not searched for without end.
    public var time: Timestamp
    /// The screen row it stood on.
    public var row: Int

    public init(entry: EntryID, time: Timestamp, row: Int) {
      (self.entry, self.time, self.row) = (entry, time, row)
    }
  }

  public var tab: Tab
  public var places: [Tab: Place]
  public var readUpTo: [Tab: Timestamp]
  public var theme: String?

  public init(
    tab: Tab = .timeline,
    places: [Tab: Place] = [:],
    readUpTo: [Tab: Timestamp] = [:],
    theme: String? = nil
  ) {
    (self.tab, self.places, self.readUpTo, self.theme) = (tab, places, readUpTo, theme)
  }
}
