import FeedCore

extension Writing {
  /// Remembers since which event each group has its format. See “When a format is applied” in the article
  /// “Groups and aggregation formats” of FeedCore.
  ///
  /// Groups of followers are filled when they are read, which may be after the configuration has changed.
  func rememberFormats() throws {
    let event = try reading.newestEvent()
    for group in groups.byName.values where group.kind != .flat {
      let known = try sql("SELECT format FROM group_format WHERE slug = ? ORDER BY since DESC LIMIT 1")
        .first(group.name) { $0.text(0) }
      guard known != group.format else { continue }
      try sql("INSERT OR REPLACE INTO group_format(slug, since, format) VALUES (?, ?, ?)")
        .run(group.name, known == nil ? 0 : event + 1, group.format)
    }
  }

  /// The format that the group of `feed` had when `event` happened, or the one it has now if that was not
  /// valid.
  ///
  /// - Returns: nil if neither is valid.
  func format(of feed: FeedID, at event: Int64) throws -> Format? {
    let text = try sql(
      "SELECT format FROM group_format WHERE slug = ? AND since <= ? ORDER BY since DESC LIMIT 1"
    )
    .first(feed.group, event) { $0.text(0) }
    guard let text, text != groups[feed.group]?.format else { return try? reading.format(of: feed) }
    let former = cache.formerFormats[text] ?? Format.parse(text)
    cache.formerFormats[text] = former
    return (try? former.get()) ?? (try? reading.format(of: feed))
  }
}
