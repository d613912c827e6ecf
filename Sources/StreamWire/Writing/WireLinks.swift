import FeedCore

/// Where the links inside an answer lead: the server's own address and the key of the app that asks.
package struct WireLinks: Sendable {
  /// With a scheme and without a slash at the end, such as `http://localhost:8000`.
  package var origin: String
  package var apiKey: String
  /// The `user_id` that the request named; a token's user is not named again in links.
  package var userID: String?
  /// What the request asked with: a client reads the names in a link back with the code that wrote its own.
  private let query: QueryItems

  /// - Parameter query: of the request.
  package init(
    origin: String = "http://localhost",
    apiKey: String = "",
    userID: String? = nil,
    query: QueryItems = QueryItems()
  ) {
    self.origin = origin
    self.apiKey = apiKey
    self.userID = userID
    self.query = query
  }

  /// The relative address of the page of `feed` after this one. See “Pages” in the article “Wire format” of
  /// FeedServer.
  ///
  /// - Parameter query: what to ask for; nil gives the empty text that ends a list.
  package func page(_ query: FeedQuery?, of feed: FeedID) -> String {
    guard let query else { return "" }
    var link = "/api/v1.0/"
    link.reserveCapacity(160)
    link += query.enrichment == nil ? "feed/" : "enrich/feed/"
    link += feed.group
    link += "/"
    link += feed.id
    link += "/?api_key="
    link += PercentCoding.encode(apiKey)
    query.queryItems.spelled(as: self.query).appendAll(to: &link)
    return link
  }

  /// The relative address of the next page of reactions; empty for nil.
  package func page(_ query: ReactionQuery?) -> String {
    guard let query else { return "" }
    let items = QueryItems([("api_key", apiKey)]) + query.queryItems.spelled(as: self.query)
    return "/api/v1.0/\(query.path)?\(items.text)"
  }

  /// The absolute address of the reactions after those shown with an activity; its query is compared
  /// literally by official clients' suites. See “Pages” in the article “Wire format” of FeedServer.
  func reactions(_ query: ReactionQuery) -> String {
    var items = QueryItems(query.bounds.map { ($0.relation.rawValue, $0.id) })
    items.append("limit", String(query.limit))
    items.append("withOwnChildren", query.withOwnChildren ? "true" : "false")
    items.append("user_id", userID)
    return "\(origin)/api/v1.0/\(query.path)?\(items.text)"
  }
}
