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
    let hex = [next(), next()].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
    let parts = Array(hex)
    let variant = Array("89ab")[below(4)]
    return "\(String(parts[0..<8]))-\(String(parts[8..<12]))-4\(String(parts[13..<16]))"
      + "-\(variant)\(String(parts[17..<20]))-\(String(parts[20..<32]))"
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
