import FeedCore

/// What the next start picks up: the tab, the place in each list, what was read, the theme.
package struct SavedSession: Hashable, Sendable {
  /// Where a list was left.
  package struct Place: Hashable, Sendable {
    package var entry: EntryID
    /// The entry's time, so that an entry that is gone is not searched for without end.
    package var time: Timestamp
    /// The screen row it stood on.
    package var row: Int

    package init(entry: EntryID, time: Timestamp, row: Int) {
      self.entry = entry
      self.time = time
      self.row = row
    }
  }

  package var tab: Tab
  package var places: [Tab: Place]
  package var readUpTo: [Tab: Timestamp]
  package var theme: String?

  package init(
    tab: Tab = .timeline,
    places: [Tab: Place] = [:],
    readUpTo: [Tab: Timestamp] = [:],
    theme: String? = nil
  ) {
    self.tab = tab
    self.places = places
    self.readUpTo = readUpTo
    self.theme = theme
  }
}
