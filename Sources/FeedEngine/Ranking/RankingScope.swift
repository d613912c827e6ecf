import FeedCore

/// The variables of a score: the activity's fields, `external.…`, and the method's defaults.
struct RankingScope {
  let activity: Activity
  let external: [String: JSONValue]
  let defaults: [String: JSONValue]
  let now: Timestamp

  /// - Throws: `RankingProblem` for a variable that neither the activity nor the defaults have.
  func value(_ name: String) throws -> RankingValue {
    if let value = known(name) { return value }
    let fallback = defaults[name] ?? Self.member(name, of: defaults)
    guard let value = fallback.flatMap(RankingValue.init) else {
      throw RankingProblem("the variable '\(name)' is missing and has no default")
    }
    return value
  }

  private func known(_ name: String) -> RankingValue? {
    switch name {
    case "time": return .time(activity.time)
    case "actor": return .text(activity.actor)
    case "verb": return .text(activity.verb)
    case "object": return .text(activity.object)
    case "target": return .text(activity.target)
    case "foreign_id": return .text(activity.foreignID)
    default: break
    }
    if name.hasPrefix("external.") {
      return Self.member(String(name.dropFirst("external.".count)), of: external).flatMap(RankingValue.init)
    }
    return Self.member(name, of: activity.custom).flatMap(RankingValue.init)
  }

  private static func member(_ path: String, of members: [String: JSONValue]) -> JSONValue? {
    if let value = members[path] { return value }
    var value: JSONValue? = .object(members)
    for part in path.split(separator: ".") { value = value?[String(part)] }
    return value
  }
}
