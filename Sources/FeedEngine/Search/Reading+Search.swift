import FeedCore

extension Reading {
  /// A page of users, ordered by id; of all users if there is no text.
  func searchUsers(
    _ text: String?,
    limit: Int,
    afterID: String?,
    _ bounds: SearchBounds = SearchBounds()
  ) throws -> UserSearchPage {
    guard limit > 0 else { return UserSearchPage(users: [], next: nil) }
    guard let text, !text.isEmpty else {
      let columns = "id, data, created_at, updated_at"
      let users = try sql("SELECT \(columns) FROM user WHERE id > ? ORDER BY id LIMIT ?")
        .all(afterID ?? "", limit) { try Self.user($0) }
      return UserSearchPage(users: users, next: users.count == limit ? users.last?.id : nil)
    }
    let pieces = try searchPieces(text)
    guard !pieces.isEmpty else { return UserSearchPage(users: [], next: nil) }
    var search = try UserSearch(self, pieces, limit: limit, bounds)
    let found = try search.page(after: afterID ?? "")
    return UserSearchPage(users: try found.ids.compactMap { try user($0) }, next: found.next)
  }

  /// The newest activities with the words in their own fields or in those of their object.
  ///
  /// - Returns: fewer than `limit` if looking further would cost too much; then `next` says where to go on.
  func searchActivities(
    _ text: String,
    limit: Int,
    before: ActivityID?,
    in scope: FeedScope?,
    _ bounds: SearchBounds = SearchBounds()
  ) throws -> (activities: [Activity], next: ActivityID?) {
    let pieces = try searchPieces(text)
    guard !pieces.isEmpty, limit > 0 else { return ([], nil) }
    var search = try ActivitySearch(self, pieces, scope, limit: limit, bounds)
    let found = try search.page(below: before.map(ActivityPosition.init) ?? .pastLast)
    return (try found.acts.compactMap { try activity(act: $0) }, found.next?.id)
  }
}
