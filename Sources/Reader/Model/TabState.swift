import FeedCore

/// A tab: its list, and the pages opened over it.
struct TabState: Sendable {
  var list: FeedList
  var pages: [Page] = []
  /// Of the whole feed, as the backend counts; nil if it does not count.
  var unreadOnServer: Int?
  /// The place of the last session, until it is found.
  var wanted: SavedSession.Place?

  init(_ source: ListSource, reader: String) {
    list = FeedList(source, reading: ReadState(reader: reader))
  }

  var unread: Int { unreadOnServer ?? list.unreadCount }
}
