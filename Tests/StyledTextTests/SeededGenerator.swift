/// SplitMix64: the same numbers for the same seed, on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &+ 0x9E37_79B9_7F4A_7C15
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// Pieces of escape sequences, bidi controls, broken UTF-8 and ordinary text, in any order.
  mutating func hostileBytes(count: Int) -> [UInt8] {
    let pieces: [[UInt8]] = [
      [0x1B], [0x1B, 0x5B], [0x1B, 0x5D], Array("0;x".utf8), [0x07], [0xC2, 0x9B], [0xC2, 0x9D], [0x9B],
      [0xC2],
      Array("\u{202E}\u{2066}\u{200B}".utf8), Array("31m".utf8), Array("漢👍🏽🇸".utf8), Array("e\u{301}".utf8),
      [0x0D], [0x0A], [0x09], [0x00], [0xF0, 0x9F], Array("hello ".utf8), Array("\u{1B}\\".utf8), [0x7F],
      [0xFF],
      Array("\u{200D}\u{FE0F}\u{FEFF}\u{2028}क्षि".utf8),
    ]
    return (0..<count).flatMap { _ in pieces.randomElement(using: &self) ?? [] }
  }
}
