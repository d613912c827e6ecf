/// Which reactions, by number, and in which direction.
struct ReactionRange {
  var above = Int64.min
  var below = Int64.max
  var isAscending = false
  var limit: Int

  /// The end of a statement that selects from `reaction r`, with the four parameters from `first` on.
  func clause(_ first: Int) -> String {
    "AND r.seq > ?\(first) AND r.seq < ?\(first + 1) ORDER BY r.seq \(isAscending ? "ASC" : "DESC") LIMIT ?\(first + 2)"
  }

  /// The first `limit` of lists that are each in order.
  func merged(_ lists: [[ReactionRow]]) -> [ReactionRow] {
    guard lists.count > 1 else { return lists.first ?? [] }
    let all = lists.joined().sorted { isAscending ? $0.seq < $1.seq : $0.seq > $1.seq }
    return Array(all.prefix(limit))
  }
}
