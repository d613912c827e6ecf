import FeedCore
import Foundation

/// The distributions that social life follows.
extension SeededGenerator {
  /// Positive, most of it below `mean`.
  mutating func exponential(mean: Double) -> Double { -mean * log(1 - unit()) }

  /// About 0, with standard deviation 1: twelve uniform numbers added, so no state is kept between calls.
  mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + unit() } }

  /// At least 1, with a heavy tail; the smaller `shape`, the heavier.
  mutating func pareto(shape: Double) -> Double { pow(1 - unit(), -1 / shape) }

  /// How often something happens that happens `mean` times on average.
  mutating func poisson(_ mean: Double) -> Int {
    guard mean < 30 else { return max(0, Int((mean + mean.squareRoot() * normal()).rounded())) }
    var product = unit()
    let limit = exp(-mean)
    var count = 0
    while product > limit {
      product *= unit()
      count += 1
    }
    return count
  }

  /// A version 4 UUID.
  mutating func uuid() -> String {
    let (first, second) = (next(), next())
    let variant = 8 + UInt64(below(4))
    let high = first & ~0xf000 | 0x4000
    let low = second & ~0 >> 4 | variant << 60
    // Activities have UUIDs too, and theirs know how they are written.
    return ActivityID(high: high, low: low).description
  }
}

/// Picks among things that weigh differently, in logarithmic time.
struct WeightedChoice: Sendable {
  private var sums: [Double] = []

  init(_ weights: some Sequence<Double>) {
    var sum = 0.0
    for weight in weights {
      sum += weight
      sums.append(sum)
    }
  }

  /// An index; one of weight 0 is never picked.
  ///
  /// - Precondition: some weight is positive.
  func pick(_ generator: inout SeededGenerator) -> Int {
    let point = generator.unit() * (sums.last ?? 0)
    var (low, high) = (0, sums.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > point { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
