import FeedCore

/// A random number generator whose numbers depend on its seed alone: xoshiro256**, seeded through SplitMix64.
///
/// A world must come out the same on every machine and with every Swift, so nothing here uses the standard
/// library's own choices (`Int.random`, `shuffled`): how those consume a generator is not promised to stay.
/// Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators" (2018).
package struct SeededGenerator: Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  package init(seed: UInt64) {
    var seeder = SplitMix(seed: seed)
    state = (seeder.next(), seeder.next(), seeder.next(), seeder.next())
  }

  /// A generator of its own for one part of the work, so that a change in one part leaves the others as they
  /// were.
  package init(seed: UInt64, for part: StaticString) {
    self.init(seed: seed ^ part.withUTF8Buffer { StableHash.of($0) })
  }

  package mutating func next() -> UInt64 {
    let result = Self.rotate(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotate(state.3, 45)
    return result
  }

  private static func rotate(_ value: UInt64, _ bits: UInt64) -> UInt64 {
    value << bits | value >> (64 - bits)
  }
}

extension SeededGenerator {
  /// 0 ..< `bound`, by multiplication: the bias, below 2⁻⁴⁰ for our bounds, does not show.
  ///
  /// - Precondition: `bound` is positive.
  package mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "below() needs a positive bound")
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  package mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// 0 ..< 1
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  package mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// One of `choices`.
  ///
  /// - Precondition: there is one.
  package mutating func pick<Choices: RandomAccessCollection>(_ choices: Choices) -> Choices.Element {
    choices[choices.index(choices.startIndex, offsetBy: below(choices.count))]
  }

  /// `count` different elements of `choices`, or all of them where there are fewer; in random order.
  package mutating func pick<Element>(_ count: Int, of choices: [Element]) -> [Element] {
    var pool = choices
    let wanted = min(count, pool.count)
    for index in 0..<wanted { pool.swapAt(index, index + below(pool.count - index)) }
    return Array(pool[..<wanted])
  }
}
