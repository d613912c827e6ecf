import FeedCore

/// When things happen: people sleep, wake, and write most in the evening and at the weekend.
struct Rhythm: Sendable {
  let anchor: Timestamp
  let days: Int

  /// How much goes on in each hour of the local day, up to 1.
  private static let hours: [Double] = [
    0.14, 0.08, 0.05, 0.04, 0.05, 0.12, 0.30, 0.56, 0.70, 0.64, 0.58, 0.58,
    0.72, 0.66, 0.54, 0.52, 0.58, 0.68, 0.76, 0.86, 1.00, 0.95, 0.66, 0.32,
  ]

  static func liveliness(at time: Timestamp, utcOffset: Int) -> Double {
    let hour = time.microseconds / 3_600_000_000 + Int64(utcOffset)
    return hours[Int((hour % 24 + 24) % 24)]
  }

  /// A moment in the world's past at which somebody `utcOffset` hours from UTC may well be awake.
  func moment(utcOffset: Int, _ generator: inout SeededGenerator) -> Timestamp {
    let span = Double(days) * 86_400
    while true {
      let time = anchor.advanced(bySeconds: -20 - generator.unit() * span)
      if generator.chance(Self.liveliness(at: time, utcOffset: utcOffset)) { return time.rounded }
    }
  }

  /// Some time after `time`: soon rather than late, and in the morning rather than at night.
  ///
  /// - Parameter mean: the mean delay in seconds.
  /// - Returns: nil if that lies after the anchor.
  func later(
    than time: Timestamp,
    mean: Double,
    utcOffset: Int,
    _ generator: inout SeededGenerator
  ) -> Timestamp? {
    var later = time.advanced(bySeconds: 15 + generator.exponential(mean: mean))
    if !generator.chance(0.2 + Self.liveliness(at: later, utcOffset: utcOffset)) {
      later = later.advanced(bySeconds: 3600 * (4 + 4 * generator.unit()))
    }
    return later < anchor ? later.rounded : nil
  }
}

extension Timestamp {
  /// To the millisecond: no two of a world's moments need to differ by less, and clients send these.
  fileprivate var rounded: Timestamp { Timestamp(microseconds: microseconds / 1000 * 1000) }
}
