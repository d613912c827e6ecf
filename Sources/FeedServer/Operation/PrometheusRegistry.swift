import CoreMetrics
import Synchronization

/// Keeps what swift-metrics records and writes it as Prometheus text.
///
/// Counters, meters and gauges keep their value; recorders and timers keep count and sum, which is what rates
/// and averages are made of.
public final class PrometheusRegistry: MetricsFactory {
  private let series = Mutex<[String: Series]>([:])

  public init() {}

  /// The text that a Prometheus server collects.
  public func text() -> String {
    let all = series.withLock { Array($0.values) }
    let byName = Dictionary(grouping: all, by: \.name)
    return byName.keys.sorted().map { name in
      let members = byName[name]!.sorted { $0.labels < $1.labels }
      return "# TYPE \(name) \(members[0].kind.rawValue)\n" + members.map(\.text).joined()
    }.joined()
  }

  private func series(_ label: String, _ dimensions: [(String, String)], _ kind: Series.Kind) -> Series {
    let made = Series(label, dimensions, kind)
    return series.withLock { all in
      if let known = all[made.key] { return known }
      all[made.key] = made
      return made
    }
  }

  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    series(label, dimensions, .counter)
  }

  public func makeFloatingPointCounter(label: String, dimensions: [(String, String)])
    -> any FloatingPointCounterHandler
  {
    series(label, dimensions, .counter)
  }

  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    series(label, dimensions, .gauge)
  }

  public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool)
    -> any RecorderHandler
  {
    series(label, dimensions, aggregate ? .summary : .gauge)
  }

  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    series(label, dimensions, .summary)
  }

  public func destroyCounter(_ handler: any CounterHandler) { remove(handler) }
  public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { remove(handler) }
  public func destroyMeter(_ handler: any MeterHandler) { remove(handler) }
  public func destroyRecorder(_ handler: any RecorderHandler) { remove(handler) }
  public func destroyTimer(_ handler: any TimerHandler) { remove(handler) }

  private func remove(_ handler: Any) {
    guard let one = handler as? Series else { return }
    series.withLock { _ = $0.removeValue(forKey: one.key) }
  }
}
