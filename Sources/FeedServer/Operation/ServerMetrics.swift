import Metrics
import Synchronization

/// What the server counts about itself, through swift-metrics.
struct ServerMetrics: Sendable {
  let registry: PrometheusRegistry
  private let handlers: Handlers

  init(_ registry: PrometheusRegistry) {
    self.registry = registry
    handlers = Handlers(registry)
  }

  /// - Parameter route: the pattern, not the address: addresses are too many to keep a count of each.
  func answered(_ method: String, route: String, status: Int, after duration: Duration) {
    // Invented methods make no new series.
    let known = Route.Method(rawValue: method) != nil || method == "OPTIONS" || method == "HEAD"
    let (counter, timer) = handlers.pair(known ? method : "other", route, status)
    counter.increment()
    timer.recordNanoseconds(Int64(duration / .nanoseconds(1)))
  }

  func realtimeSessions(_ count: Int) { handlers.sessions.set(count) }
  func realtimeMessages(_ count: Int) { handlers.messages.increment(by: count) }

  /// Counters are looked up once for each route and status.
  private final class Handlers: Sendable {
    let sessions: Meter
    let messages: Counter
    private let registry: PrometheusRegistry
    private let known = Mutex<[String: (Counter, Timer)]>([:])

    init(_ registry: PrometheusRegistry) {
      self.registry = registry
      sessions = Meter(label: "runnel_realtime_sessions", factory: registry)
      messages = Counter(label: "runnel_realtime_messages_total", factory: registry)
    }

    func pair(_ method: String, _ route: String, _ status: Int) -> (Counter, Timer) {
      known.withLock { known in
        let key = "\(method) \(route) \(status)"
        if let pair = known[key] { return pair }
        let labels = [("method", method), ("route", route), ("status", String(status))]
        let pair = (
          Counter(label: "runnel_http_requests_total", dimensions: labels, factory: registry),
          Timer(
            label: "runnel_http_request_duration_seconds",
            dimensions: Array(labels.prefix(2)),
            factory: registry
          )
        )
        known[key] = pair
        return pair
      }
    }
  }
}
