/// A list of activities that is not a tab: what a search found, a hashtag, bookmarks.
struct ResultsPage: Sendable {
  let title: String
  var list: FeedList

  init(_ source: ListSource, title: String) {
    self.title = title
    list = FeedList(source)
  }
}
