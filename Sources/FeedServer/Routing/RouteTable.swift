import FeedCore
import StreamWire

/// All routes, found by path and method.
///
/// Hummingbird's own router is not used: Stream's clients send addresses it would not match alike (doubled
/// slashes, a slash or none at the end, `%2F` inside a foreign id).
public struct RouteTable: Sendable {
  public struct Match: Sendable {
    public var route: Route
    public var values: [String: String]
  }

  public let routes: [Route]
  /// By first literal; "" for those that begin with a value.
  private let index: [String: [Route]]

  public init(_ routes: [Route]) {
    self.routes = routes
    index = Dictionary(grouping: routes) { route in
      guard case .literal(let first)? = route.segments.first else { return "" }
      return first
    }
  }

  /// - Parameter path: of the request, still percent-encoded.
  /// - Throws: `FeedError`: `notFound` where there is no such address, `notAllowed` with status 405 where there
  ///   is one for other methods.
  public func find(_ method: String, _ path: some StringProtocol) throws -> Match {
    let parts = Substring(path).utf8.split(separator: UInt8(ascii: "/")).map {
      PercentCoding.decode(Substring($0))
    }
    let candidates = (parts.first.flatMap { index[$0] } ?? []) + (index[""] ?? [])
    var exists = false
    // Addresses with fewer values come first: `feed/add_to_many` before `feed/:slug`.
    var best: Match?
    for route in candidates {
      guard let values = route.match(parts) else { continue }
      exists = true
      guard route.method.rawValue == method, best.map({ values.count < $0.values.count }) ?? true else {
        continue
      }
      best = Match(route: route, values: values)
    }
    if let best { return best }
    if exists { throw FeedError(.notAllowed, "Method \"\(method)\" not allowed.", status: 405) }
    throw FeedError(.notFound, "There is nothing at this address.")
  }
}
