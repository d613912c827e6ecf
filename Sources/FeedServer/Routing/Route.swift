/// One address of the API: what it matches, what it asks of its caller, what it does.
package struct Route: Sendable {
  package typealias Handler = @Sendable (RouteRequest) async throws -> RouteResponse

  package enum Method: String, Hashable, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"
  }

  /// A part of the path: literal, or a value with a name.
  enum Segment: Hashable, Sendable {
    case literal(String)
    case value(String)
  }

  package let method: Method
  /// As it was written, such as `feed/:slug/:id`; names the route in metrics and logs.
  package let pattern: String
  package let access: Access
  let segments: [Segment]
  /// How many of the segments are values.
  let valueCount: Int
  let handle: Handler
  let respondOnEventLoop: @Sendable (RouteRequest) throws -> RouteResponse?

  /// - Parameters:
  ///   - pattern: below `/api/v1.0/`, without slashes at the ends; `:name` matches any one segment.
  ///   - inline: responds to what is always fast, on the thread of the connection, which many others share;
  ///   nil
  ///     for what has to be handled.
  package init(
    _ method: Method,
    _ pattern: String,
    _ access: Access,
    inline: @escaping @Sendable (RouteRequest) throws -> RouteResponse? = { _ in nil },
    handle: @escaping Handler
  ) {
    self.method = method
    self.pattern = pattern
    self.access = access
    self.handle = handle
    respondOnEventLoop = inline
    segments = pattern.split(separator: "/").map {
      $0.hasPrefix(":") ? .value(String($0.dropFirst())) : .literal(String($0))
    }
    valueCount = segments.count { if case .value = $0 { true } else { false } }
  }

  func matches(_ path: [String]) -> Bool {
    guard path.count == segments.count else { return false }
    for (segment, part) in zip(segments, path) {
      if case .literal(let text) = segment, text != part { return false }
    }
    return true
  }

  /// The values of the pattern's names in a path that matches it.
  func values(in path: [String]) -> [String: String] {
    var values = [String: String](minimumCapacity: valueCount)
    for case (.value(let name), let part) in zip(segments, path) { values[name] = part }
    return values
  }
}
