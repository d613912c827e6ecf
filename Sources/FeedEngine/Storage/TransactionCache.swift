import FeedCore

/// What one write transaction has learned. Nobody else writes meanwhile, so it stays true until the end.
struct TransactionCache {
  /// The numbers of feeds: a load names the same few again and again.
  var feedNumbers: [FeedID: Int64] = [:]
  /// Formats that groups had in the past, by their text.
  var formerFormats: [String: Result<Format, FeedError>] = [:]
  /// Which feeds follow others.
  var followers: [Int64: Bool] = [:]
  /// Whether anything at all is hidden from a feed: mostly nothing is, and then nobody need look.
  var hasHiddenEntries: Bool?
}
