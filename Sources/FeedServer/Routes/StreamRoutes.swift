/// All routes of Stream's API.
package enum StreamRoutes {
  package static let table = RouteTable(
    FeedRoutes.all + FollowRoutes.all + BatchRoutes.all + ActivityRoutes.all + UserRoutes.all
      + CollectionRoutes.all + ReactionRoutes.all + FileRoutes.all + OpenGraphRoutes.all + AnalyticsRoutes.all
      + PersonalizationRoutes.all + ModerationRoutes.all + AuditRoutes.all + PrivacyRoutes.all
      + SearchRoutes.all
  )

  static func path(_ path: String) -> ArraySlice<Substring> { self.path(RequestPath.parts(of: path[...])) }

  /// The part of an address that routes match: without the service's prefix and version.
  ///
  /// One port serves all of Stream's services (see <doc:WireFormat#Addresses>); those other than the API
  /// keep their name in front.
  ///
  /// - Parameter parts: of the whole path.
  static func path(_ parts: [Substring]) -> ArraySlice<Substring> {
    var parts = parts[...]
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
    } else if let first = parts.first, isVersion(first) {
      parts.removeFirst()
    }
    return parts
  }

  private static func isVersion(_ part: Substring) -> Bool {
    let text = part.utf8
    return text.count > 1 && text.first == UInt8(ascii: "v")
      && text.dropFirst().allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
  }
}
