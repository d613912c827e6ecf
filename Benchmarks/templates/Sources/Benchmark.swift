import Foundation

/// Measures each page on both sides in turn, several times, and compares the medians.
struct Benchmark {
  let peer: Peer
  private let rounds = 5

  func rows() throws -> [Row] {
    let tweet = try compare("tweet")
    let aggregated = try compare("aggregated")
    let inline = try compare("inline")
    return [
      row("render_activity tweet", tweet, goal: 10, shown: perSecond),
      row("render_activity aggregated like", aggregated, goal: 10, shown: perSecond),
      row("inline tweet, no timesince", inline, goal: 5, shown: perSecond),
      row("25 activities", tweet, goal: 10, shown: milliseconds),
    ]
  }

  private func compare(_ name: String) throws -> (ours: Double, other: Double) {
    let page = try Page(name)
    var (ours, others): ([Double], [Double]) = ([], [])
    for _ in 0..<rounds {
      ours.append(try Timing.median { _ = try page.render() })
      others.append(try peer.seconds(name))
    }
    return (Timing.middle(ours), Timing.middle(others))
  }

  /// Goals are ratios: 0.05 ms on one machine are 0.1 ms on another.
  private func row(
    _ name: String,
    _ seconds: (ours: Double, other: Double),
    goal: Double,
    shown: (Double) -> String
  ) -> Row {
    let ratio = seconds.other / seconds.ours
    return Row(
      name: name,
      ours: shown(seconds.ours),
      other: shown(seconds.other),
      ratio: ratio,
      goal: ">=\(Int(goal))x",
      isMet: ratio >= goal
    )
  }

  private func perSecond(_ seconds: Double) -> String { "\(Int(Double(Page.size) / seconds))/s" }

  private func milliseconds(_ seconds: Double) -> String { String(format: "%.4f ms", seconds * 1000) }
}
