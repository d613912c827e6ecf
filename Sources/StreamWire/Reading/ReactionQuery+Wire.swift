import FeedCore

extension ReactionQuery {
  /// Reads `GET reaction/{lookup}/{value}/{kind}/`. See “Reactions” in the article “Endpoints” of FeedServer.
  ///
  /// - Throws: `FeedError` with code `input` for an unknown lookup or an activity id that is not a UUID.
  package init(
    lookup name: String,
    value: String,
    kind: String?,
    wire items: QueryItems,
    userID: String? = nil
  ) throws {
    self.init(try Lookup(name: name, value: value), kind: kind)
    limit = min(try items.int("limit") ?? Self.defaultLimit, Self.maximumLimit)
    guard limit >= 0 else { throw FeedError(.input, "The limit cannot be negative.") }
    bounds = IDBound.read(items)
    withActivity = items.bool("with_activity_data", "withActivityData", "with_activity")
    withOwnChildren = items.bool("with_own_children", "withOwnChildren")
    ownChildrenKinds = items.list("withOwnChildrenKinds", "with_own_children_kinds")
    self.userID = userID ?? items.first("children_user_id", "user_id").flatMap { $0.isEmpty ? nil : $0 }
    filterUserID = items.first("filter_user_id").flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The address below the version, such as `reaction/activity_id/…/like/`.
  package var path: String {
    let value: String
    switch lookup {
    case .activity(let id): value = "activity_id/\(id)"
    case .user(let id): value = "user_id/\(PercentCoding.encode(id))"
    case .parent(let id): value = "reaction_id/\(PercentCoding.encode(id))"
    }
    return "reaction/\(value)/" + (kind.map { "\(PercentCoding.encode($0))/" } ?? "")
  }

  package var queryItems: QueryItems {
    var items = QueryItems(bounds.map { ($0.relation.rawValue, $0.id) })
    items.append("limit", String(limit))
    if withActivity { items.append("with_activity_data", "true") }
    if withOwnChildren { items.append("with_own_children", "true") }
    items.append("withOwnChildrenKinds", list: ownChildrenKinds ?? [])
    items.append("user_id", userID)
    items.append("filter_user_id", filterUserID)
    return items
  }
}

extension ReactionQuery.Lookup {
  init(name: String, value: String) throws {
    switch name {
    case "activity_id": self = .activity(try ActivityID(wire: value))
    case "user_id": self = .user(value)
    case "reaction_id": self = .parent(value)
    default:
      throw FeedError(
        .input,
        "Reactions are looked up by activity_id, user_id or reaction_id, not by '\(name)'."
      )
    }
  }
}
