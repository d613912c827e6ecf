/// All routes of Stream's API.
public enum StreamRoutes {
  public static let table = RouteTable(
    FeedRoutes.all + FollowRoutes.all + BatchRoutes.all + ActivityRoutes.all + UserRoutes.all
      + CollectionRoutes.all + ReactionRoutes.all + FileRoutes.all + OpenGraphRoutes.all + AnalyticsRoutes.all
      + PersonalizationRoutes.all + ModerationRoutes.all + AuditRoutes.all + PrivacyRoutes.all
      + SearchRoutes.all
  )

  /// The part of an address that routes match: without the service's prefix and version.
  ///
  /// One port answers for all of Stream's services (`stream-api.md` §1.1); those other than the API keep their
  /// name in front. Doubled slashes stay: the table takes a path apart itself.
  static func path(_ path: some StringProtocol) -> String {
    let path = Substring(path)
    var parts = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }[...]
    // Flutter's client puts a page's whole link behind the address of the API.
    while parts.count > 2, parts.first == "api", isVersion(parts[parts.startIndex + 1]),
      parts[parts.startIndex + 2] == "api"
    {
      parts.removeFirst(2)
    }
    if parts.first == "api" { parts.removeFirst() }
    if parts.first == "analytics" || parts.first == "personalization", parts.count > 1,
      isVersion(parts[parts.startIndex + 1])
    {
      parts.remove(at: parts.startIndex + 1)
      return parts.joined(separator: "/")
    } else if let first = parts.first, isVersion(first) {
      parts.removeFirst()
    }
    guard let first = parts.first, let last = parts.last else { return "" }
    return String(path[first.startIndex..<last.endIndex])
  }

  private static func isVersion(_ part: some StringProtocol) -> Bool {
    part.count > 1 && part.hasPrefix("v") && part.dropFirst().allSatisfy { $0.isNumber || $0 == "." }
  }
}
