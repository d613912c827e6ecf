import FeedCore

extension Enrichment {
  /// Reads the enrichment flags in both spellings. See “Queries” in the article “Wire format” of FeedServer.
  ///
  /// - Parameter userID: the user of the token; it wins over `user_id` in the query.
  package init(wire items: QueryItems, userID: String? = nil) throws {
    self.init()
    self.userID =
      userID ?? items.first("user_id", "withUserId", "with_user_id").flatMap { $0.isEmpty ? nil : $0 }
    ownReactions = items.bool("withOwnReactions", "with_own_reactions")
    // Flutter's client names the limit alone.
    recentReactions =
      items.first("withRecentReactions", "with_recent_reactions").map(QueryItems.isTrue)
      ?? (items.first("recent_reactions_limit") != nil)
    reactionCounts = items.bool("withReactionCounts", "with_reaction_counts")
    ownChildren = items.bool("withOwnChildren", "with_own_children")
    ownChildrenKinds = items.list("withOwnChildrenKinds", "with_own_children_kinds")
    kinds = items.list("reactionKindsFilter", "reaction_kinds_filter")
    let limit = try items.int("recentReactionsLimit", "recent_reactions_limit", "reaction_limit")
    recentReactionsLimit = min(max(limit ?? recentReactionsLimit, 1), ReactionQuery.maximumLimit)
  }

  package var queryItems: QueryItems {
    var items = QueryItems()
    if ownReactions { items.append("withOwnReactions", "true") }
    if recentReactions { items.append("withRecentReactions", "true") }
    if reactionCounts { items.append("withReactionCounts", "true") }
    if ownChildren { items.append("withOwnChildren", "true") }
    items.append("withOwnChildrenKinds", list: ownChildrenKinds ?? [])
    items.append("reactionKindsFilter", list: kinds ?? [])
    if recentReactionsLimit != Enrichment().recentReactionsLimit {
      items.append("recentReactionsLimit", String(recentReactionsLimit))
    }
    items.append("user_id", userID)
    return items
  }
}

extension ActivityFilter {
  /// Reads `discard_actors`, `discard_deleted_activities`, and the names that go beyond the service:
  /// `filter_actors`, `filter_verbs`, `filter_custom` (a JSON object).
  init(wire items: QueryItems) throws {
    self.init()
    actors = items.list("filter_actors") ?? []
    verbs = items.list("filter_verbs") ?? []
    discardActors = try Self.discarded(items)
    discardDeleted = items.bool("discard_deleted_activities")
    guard let text = items.first("filter_custom"), !text.isEmpty else { return }
    guard case .object(let fields)? = try? JSONParser.parse(text) else {
      throw FeedError(.input, "filter_custom must be a JSON object.")
    }
    custom = fields
  }

  /// Bytes of the longest text between two actors: each place of the list is compared with it.
  static let longestSeparator = 16

  private static func discarded(_ items: QueryItems) throws -> [String] {
    guard let separator = items.first("discard_actors_sep"), !separator.isEmpty,
      let text = items.first("discard_actors")
    else { return items.list("discard_actors") ?? [] }
    guard separator.utf8.count <= longestSeparator else {
      throw FeedError(.input, "discard_actors_sep may have at most \(longestSeparator) bytes.")
    }
    return text.split(separator: separator).map(String.init)
  }

  var queryItems: QueryItems {
    var items = QueryItems()
    items.append("discard_actors", list: discardActors)
    if discardDeleted { items.append("discard_deleted_activities", "true") }
    items.append("filter_actors", list: actors)
    items.append("filter_verbs", list: verbs)
    if !custom.isEmpty { items.append("filter_custom", JSONWriter.text(.object(custom))) }
    return items
  }
}
