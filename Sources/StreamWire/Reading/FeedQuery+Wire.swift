import FeedCore

extension FeedQuery {
  /// Reads the query of `GET feed/…`. See “Feeds” in the article “Endpoints” of FeedServer.
  ///
  /// - Parameters:
  ///   - enriched: whether the enriched address was asked.
  ///   - userID: the user of the token, whose reactions are "own" whatever the query contains.
  /// - Throws: `FeedError` with code `input` for values of the wrong kind.
  package init(wire items: QueryItems, enriched: Bool, userID: String? = nil) throws {
    self.init()
    limit = try items.int("limit") ?? Self.defaultLimit
    offset = try items.int("offset") ?? 0
    guard limit >= 0, offset >= 0 else {
      throw FeedError(.input, "The limit and the offset cannot be negative.")
    }
    limit = min(limit, Self.maximumLimit)
    bounds = IDBound.read(items)
    markSeen = items.list("mark_seen").flatMap(MarkOption.init(wire:))
    markRead = items.list("mark_read").flatMap(MarkOption.init(wire:))
    ranking = items.first("ranking").flatMap { $0.isEmpty ? nil : $0 }
    rankingVariables = try Self.rankingVariables(items)
    withScoreVariables = items.bool("withScoreVars", "with_score_vars", "score_vars")
    if enriched { enrichment = try Enrichment(wire: items, userID: userID) }
    filter = try ActivityFilter(wire: items)
  }

  private static func rankingVariables(_ items: QueryItems) throws -> [String: JSONValue] {
    guard let text = items.first("ranking_vars", "rankingVars"), !text.isEmpty else { return [:] }
    guard case .object(let variables)? = try? JSONParser.parse(text) else {
      throw FeedError(.input, "The ranking variables must be a JSON object.")
    }
    return variables
  }

  /// What to put after the `?`, without the key. Values that are the default are left out, but for `limit`.
  package var queryItems: QueryItems {
    var items = QueryItems(bounds.map { ($0.relation.rawValue, $0.id) })
    if offset > 0 { items.append("offset", String(offset)) }
    items.append("limit", String(limit))
    items.append("mark_seen", markSeen?.wireText)
    items.append("mark_read", markRead?.wireText)
    items.append("ranking", ranking)
    if !rankingVariables.isEmpty {
      items.append("ranking_vars", JSONWriter.text(.object(rankingVariables)))
    }
    if withScoreVariables { items.append("withScoreVars", "true") }
    if let enrichment { items = items + enrichment.queryItems }
    return items + filter.queryItems
  }
}

extension IDBound {
  static func read(_ items: QueryItems) -> [IDBound] {
    Relation.allCases.compactMap { relation in
      guard let id = items.first(relation.rawValue), !id.isEmpty else { return nil }
      return IDBound(relation, id)
    }
  }
}

extension MarkOption {
  /// `true`, `current` or group ids; nil for `false` or nothing.
  init?(wire values: [String]) {
    guard let first = values.first else { return nil }
    switch first.lowercased() {
    case _ where values.count > 1: self = .ids(values)
    case "current": self = .current
    case "false", "0": return nil
    case _ where QueryItems.isTrue(first): self = .all
    default: self = .ids(values)
    }
  }

  var wireText: String {
    switch self {
    case .all: "true"
    case .current: "current"
    case .ids(let ids): ids.joined(separator: ",")
    }
  }
}
