import FeedCore
import StreamWire

/// All routes, found by path and method.
///
/// Hummingbird's own router is not used: Stream's clients send addresses it would not match alike (doubled
/// slashes, a slash or none at the end, `%2F` inside a foreign id).
package struct RouteTable: Sendable {
  package struct Match: Sendable {
    package var route: Route
    package var values: [String: String]
  }

  package let routes: [Route]
  /// By first literal.
  private let index: [String: [Route]]
  private let valuesFirst: [Route]?

  package init(_ routes: [Route]) {
    self.routes = routes
    var index = Dictionary(grouping: routes) { route in
      guard case .literal(let first)? = route.segments.first else { return "" }
      return first
    }
    valuesFirst = index.removeValue(forKey: "")
    self.index = index
  }

  package func find(_ method: String, _ path: String) throws -> Match {
    try find(method, RequestPath.parts(of: path[...])[...])
  }

  /// - Parameter path: the parts of the request's, still percent-encoded.
  /// - Throws: `FeedError`: `notFound` if there is no such address, `notAllowed` with status 405 where there
  ///   is one for other methods.
  func find(_ method: String, _ path: ArraySlice<Substring>) throws -> Match {
    let path = path.map { PercentCoding.decode($0) }
    var exists = false
    // Addresses with fewer values come first: `feed/add_to_many` before `feed/:slug`.
    var best: Route?
    for candidates in [path.first.flatMap { index[$0] }, valuesFirst] {
      for route in candidates ?? [] where route.matches(path) {
        exists = true
        let isBetter = best.map { route.valueCount < $0.valueCount } ?? true
        if isBetter, route.method.rawValue == method { best = route }
      }
    }
    if let best { return Match(route: best, values: best.values(in: path)) }
    if exists { throw FeedError(.notAllowed, "Method \"\(method)\" not allowed.", status: 405) }
    throw FeedError(.notFound, "There is nothing at this address.")
  }
}
