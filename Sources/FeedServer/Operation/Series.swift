import CoreMetrics
import Synchronization

/// One line, or two, of Prometheus text.
final class Series: CounterHandler, FloatingPointCounterHandler, MeterHandler, RecorderHandler, TimerHandler {
  enum Kind: String {
    case counter
    case gauge
    case summary
  }

  let name: String
  let labels: String
  let kind: Kind
  private let state = Mutex<(sum: Double, count: Int)>((0, 0))

  init(_ label: String, _ dimensions: [(String, String)], _ kind: Kind) {
    name = String(label.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "_" })
    labels = dimensions.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
    self.kind = kind
  }

  var key: String { "\(name){\(labels)}" }

  var text: String {
    let (sum, count) = state.withLock { $0 }
    let suffix = labels.isEmpty ? "" : "{\(labels)}"
    guard kind == .summary else { return "\(name)\(suffix) \(Self.number(sum))\n" }
    return "\(name)_sum\(suffix) \(Self.number(sum))\n\(name)_count\(suffix) \(count)\n"
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }

  private func add(_ amount: Double) {
    state.withLock { $0 = ($0.sum + amount, $0.count + 1) }
  }

  func increment(by amount: Int64) { add(Double(amount)) }
  func increment(by amount: Double) { add(amount) }
  func decrement(by amount: Double) { add(-amount) }
  func reset() { state.withLock { $0 = (0, 0) } }
  func set(_ value: Int64) { set(Double(value)) }
  func set(_ value: Double) { state.withLock { $0.sum = value } }

  func record(_ value: Int64) { record(Double(value)) }
  func record(_ value: Double) { kind == .summary ? add(value) : set(value) }

  /// Timers are written in seconds, as Prometheus wants its durations.
  func recordNanoseconds(_ duration: Int64) { add(Double(duration) / 1e9) }
}
