import Screen

/// Frames of any text, the same ones for the same seed: a program paints them, a test knows what must be on
/// screen.
package struct RandomFrames {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  /// A change of the last frame: some pieces of text, a moved region, or everything new.
  package mutating func next(after last: Frame) -> Frame {
    var frame = number(below: 8) == 0 ? Frame(size: last.size, charset: last.charset) : last
    if number(below: 4) == 0 { frame = scrolled(frame) }
    for _ in 0...number(below: 6) {
      let text = (0...number(below: 8)).map { _ in
        RandomFrames.pieces[number(below: RandomFrames.pieces.count)]
      }
      frame.write(
        text.joined(),
        row: number(below: max(1, frame.height)),
        column: number(below: max(1, frame.width)) - 2,
        style: style()
      )
    }
    frame.cursor = Cursor(
      Position(row: number(below: max(1, frame.height)), column: 0),
      isVisible: number(below: 2) == 0
    )
    return frame
  }

  private static let pieces = [
    "hello ", "the quick brown fox ", "漢字", "👍🏽", "🇸🇪", "e\u{301}\u{302}", "नमस्ते", "            ", "…─│", "한국어",
    "x", "👨‍👩‍👧",
    "ไทย", "\u{1B}[2J\u{9B}H\u{7}", "\u{202E}abc", "क्षि", "ß", "🫨",
  ]

  private mutating func style() -> Style {
    switch number(below: 6) {
    case 0: Style(foreground: .indexed(UInt8(number(below: 256))))
    case 1: Style(background: .rgb(UInt8(number(below: 256)), 20, 200))
    case 2: Style(foreground: .indexed(9), attributes: [.bold, .underline])
    case 3: Style(attributes: [.reverse])
    default: .plain
    }
  }

  private func scrolled(_ frame: Frame) -> Frame {
    var result = Frame(size: frame.size, charset: frame.charset)
    result.draw(frame, row: -1, column: 0)
    return result
  }

  private mutating func number(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }
}
