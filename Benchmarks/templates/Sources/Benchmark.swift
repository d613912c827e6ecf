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
      rate("render_activity tweet", tweet, goal: 10),
      rate("render_activity aggregated like", aggregated, goal: 10),
      rate("inline tweet, no timesince", inline, goal: 5), page("25 activities", tweet),
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

  private func rate(_ name: String, _ seconds: (ours: Double, other: Double), goal: Double) -> Row {
    let ratio = seconds.other / seconds.ours
    return Row(
      name: name,
      ours: perSecond(seconds.ours),
      other: perSecond(seconds.other),
      ratio: ratio,
      goal: ">=\(Int(goal))x",
      isMet: ratio >= goal
    )
  }

  private func perSecond(_ seconds: Double) -> String { "\(Int(Double(Page.size) / seconds))/s" }

  private func page(_ name: String, _ seconds: (ours: Double, other: Double)) -> Row {
    Row(
      name: name,
      ours: milliseconds(seconds.ours),
      other: milliseconds(seconds.other),
      ratio: seconds.other / seconds.ours,
      goal: "<=0.05 ms",
      isMet: seconds.ours <= 0.000_05
    )
  }

  private func milliseconds(_ seconds: Double) -> String { String(format: "%.4f ms", seconds * 1000) }
}
