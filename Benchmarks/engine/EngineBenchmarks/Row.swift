import Foundation

/// One line of the report.
struct Row {
  var name: String
  var ours: Double
  /// What it is compared with; nil if the peer is not installed.
  var other: Double?
  var unit: String
  /// Ours divided by the other must be at most this (at least, where more is better).
  var goal: Double
  var moreIsBetter = false

  var ratio: Double? { other.map { ours / $0 } }

  var isShort: Bool {
    guard let ratio else { return false }
    return moreIsBetter ? ratio < goal : ratio > goal
  }

  /// `name ours other ratio goal ok|short`, in columns.
  var text: String {
    let result = other == nil ? "absent" : isShort ? "short" : "ok"
    return [
      name.padding(toLength: max(72, name.count), withPad: " ", startingAt: 0),
      column(ours, unit), column(other, unit), column(ratio, "x"),
      (moreIsBetter ? ">=" : "<=") + column(goal, "x"), " ", result,
    ].joined()
  }

  private func column(_ value: Double?, _ unit: String) -> String {
    guard let value else { return String(repeating: " ", count: 12) + "-" }
    let digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
    let text = String(format: "%.\(digits)f%@", value, unit)
    return String(repeating: " ", count: max(1, 13 - text.count)) + text
  }
}

/// The value in the middle.
func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
}

/// Runs `body` `count` times after a tenth as many to warm up, and answers the median duration in
/// microseconds.
func medianMicroseconds(_ count: Int, _ body: (Int) async throws -> Void) async rethrows -> Double {
  var durations: [Double] = []
  durations.reserveCapacity(count)
  for index in -max(1, count / 10)..<count {
    let duration = try await microseconds { try await body(abs(index)) }
    if index >= 0 { durations.append(duration) }
  }
  return median(durations)
}

func microseconds(_ body: () async throws -> Void) async rethrows -> Double {
  let start = DispatchTime.now().uptimeNanoseconds
  try await body()
  return Double(DispatchTime.now().uptimeNanoseconds - start) / 1000
}
