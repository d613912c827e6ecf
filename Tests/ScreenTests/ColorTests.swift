import Screen
import Testing

@Suite struct ColorTests {
  @Test func aDepthThatHasTheColourKeepsIt() {
    #expect(Color.rgb(1, 2, 3).reduced(to: .direct) == .rgb(1, 2, 3))
    #expect(Color.indexed(200).reduced(to: .indexed) == .indexed(200))
    #expect(Color.indexed(12).reduced(to: .sixteen) == .indexed(12))
    #expect(Color.terminal.reduced(to: .direct) == .terminal)
  }

  @Test(arguments: [
    (Color.rgb(255, 0, 0), 196), (.rgb(0, 0, 0), 16), (.rgb(255, 255, 255), 231), (.rgb(128, 128, 128), 244),
    (.rgb(95, 135, 175), 67),
  ])
  func directColoursBecomeTheNearestOf256(_ color: Color, _ index: Int) {
    #expect(color.reduced(to: .indexed) == .indexed(UInt8(index)))
  }

  @Test(arguments: [
    (Color.rgb(250, 5, 5), 9), (.rgb(0, 0, 0), 0), (.rgb(255, 255, 255), 15), (.indexed(196), 9),
    (.indexed(244), 8),
    (.rgb(0, 200, 0), 2),
  ])
  func coloursBecomeTheNearestOfSixteen(_ color: Color, _ index: Int) {
    #expect(color.reduced(to: .sixteen) == .indexed(UInt8(index)))
  }

  @Test func withoutColourThereIsOnlyTheTerminalsOwn() {
    #expect(Color.rgb(250, 5, 5).reduced(to: .mono) == .terminal)
    #expect(Color.indexed(3).reduced(to: .mono) == .terminal)
  }

  @Test func patchesKeepWhatTheyDoNotName() {
    let base = Style(foreground: .indexed(1), background: .indexed(2), attributes: [.bold])
    let patched = base.patched(by: Style(background: .indexed(4), attributes: [.underline]))
    #expect(
      patched == Style(foreground: .indexed(1), background: .indexed(4), attributes: [.bold, .underline])
    )
  }
}
