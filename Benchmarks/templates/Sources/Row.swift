import Foundation

/// One line of the report.
struct Row {
  var name: String
  var ours: String
  var other: String
  var ratio: Double
  var goal: String
  var isMet: Bool

  var line: String {
    let name = name.padding(toLength: 32, withPad: " ", startingAt: 0)
    let ratio = String(format: "%.1fx", self.ratio)
    return
      "\(name) \(right(ours, 11)) \(right(other, 12)) \(right(ratio, 8))  \(goal)  \(isMet ? "ok" : "short")"
  }

  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

/// Times and the middle of several.
enum Timing {
  /// The median seconds of one `body`, over some 0.3 seconds.
  static func median(_ body: () throws -> Void) rethrows -> Double {
    for _ in 0..<20 { try body() }
    var samples: [Double] = []
    let clock = ContinuousClock()
    let end = clock.now + .milliseconds(300)
    while clock.now < end {
      let start = clock.now
      for _ in 0..<10 { try body() }
      let time = (clock.now - start).components
      samples.append((Double(time.seconds) + Double(time.attoseconds) / 1e18) / 10)
    }
    return middle(samples)
  }

  static func middle(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
