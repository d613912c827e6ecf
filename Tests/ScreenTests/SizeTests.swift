import Screen
import Testing

@Suite struct SizeTests {
  @Test(arguments: [
    (65535, 1000), (1001, 1000), (1000, 1000), (80, 80), (0, 0), (-1, 0), (.min, 0), (.max, 1000),
  ])
  func aSizeIsWithinItsLimits(_ asked: Int, _ given: Int) {
    #expect(Size(width: asked, height: 1).width == given)
    #expect(Size(width: 1, height: asked).height == given)
    #expect(Frame(width: asked, height: 1).cells.count == given)
  }

  @Test func aFrameIsNoLargerThanAScreen() {
    #expect(Frame(width: .max, height: .max).cells.count == Size.limit * Size.limit)
  }
}
