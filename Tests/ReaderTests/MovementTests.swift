import FeedCore
import Screen
import Testing

@testable import Reader

@Suite("Moving through lists")
struct MovementTests {
  @Test("j and k select the next and previous entry")
  func stepping() {
    var desk = Desk.reading()
    #expect(desk.selectedText.contains("Post number 1\n") || desk.selectedText.hasSuffix("Post number 1"))
    desk.press("jj")
    #expect(desk.selectedText.contains("Post number 3"))
    desk.press("k<up><up>")
    #expect(desk.selectedText.contains("Post number 1"))
  }

  @Test("G shows the end without empty rows below it, gg goes back")
  func ends() {
    var desk = Desk.reading()
    desk.press("G")
    #expect(desk.selectedText.contains("Post number 30"))
    #expect(desk.row(of: "Post number 30") == 21)
    desk.press("gg")
    #expect(desk.selectedText.contains("Post number 1"))
    #expect(desk.row(of: "Post number 1") == 3)
  }

  @Test("a single g goes to the top once nothing follows it, and is a prefix before")
  func prefix() {
    var desk = Desk.reading()
    desk.press("Gg")
    #expect(desk.selectedText.contains("Post number 30"))
    #expect(desk.statusLine.contains("gt timeline"))
    #expect(desk.effectsContainKeyTimer)
    desk.send(.timer(.keys))
    #expect(desk.selectedText.contains("Post number 1"))
    desk.press("gn")
    #expect(desk.state.tab == .notifications)
  }

  @Test("g and a key that does not go on: both count")
  func interruptedPrefix() {
    var desk = Desk.reading()
    desk.press("Ggj")
    #expect(desk.selectedText.contains("Post number 2"))
  }

  @Test("pages overlap by a line and every post is seen on the way down")
  func paging() {
    var desk = Desk.reading()
    var seen: Set<Int> = []
    for _ in 0..<12 {
      for number in 1...30 where desk.rows.contains(where: { $0.hasSuffix("Post number \(number)") }) {
        seen.insert(number)
      }
      desk.press("<pgdn>")
    }
    #expect(seen == Set(1...30))
    #expect(desk.selectedText.contains("Post number 30"))
    for _ in 0..<12 { desk.press("<ctrl-b>") }
    #expect(desk.selectedText.contains("Post number 1"))
  }

  @Test("an entry higher than the screen is scrolled through before the next one is selected")
  func tallEntry() {
    var desk = Desk.reading(1..<2)
    let text = (1...60).map { "line \($0)" }.joined(separator: "\n")
    desk.send(.terminal(.resize(Size(width: 80, height: 20))))
    desk.press("R")
    desk.answer(
      .newer("timeline:ann", than: desk.state.tabs[1].list.newestBound),
      with: .page(ListPage([.activity(.tweet(0, text))]))
    )
    desk.press("gg")
    #expect(desk.rows.contains { $0.contains("line 1 ") || $0.hasSuffix("line 1") })
    var presses = 0
    while !desk.selectedText.contains("Post number 1"), presses < 40 {
      desk.press("j")
      presses += 1
    }
    #expect(presses > 4 && presses < 20)
  }

  @Test("the viewport stays sane whatever the heights and movements are")
  func viewportProperty() {
    var random = SplitMix(seed: 7)
    for _ in 0..<300 {
      let count = Int.random(in: 0...40, using: &random)
      let heights = (0..<max(1, count)).map { _ in Int.random(in: 1...30, using: &random) }
      var viewport = Viewport()
      for _ in 0..<30 {
        let rows = Int.random(in: 1...25, using: &random)
        let movement = Self.movement(count, &random)
        viewport.move(movement)
        viewport.settle(count: count, rows: rows) { heights[$0] }
        guard count > 0 else { continue }
        #expect((0..<count).contains(viewport.selected) && (0..<count).contains(viewport.top))
        #expect(viewport.topLine >= 0 && viewport.topLine < heights[viewport.top])
        #expect(
          Self.isVisible(viewport, heights, rows),
          "\(movement) leaves the selected entry off \(rows) rows: \(viewport)"
        )
      }
    }
  }

  private static func movement(_ count: Int, _ random: inout SplitMix) -> Viewport.Movement {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: .step(Int.random(in: -3...3, using: &random))
    case 1: .pages([-1, -0.5, 0.5, 1].randomElement(using: &random)!)
    case 2: .lines(Int.random(in: -9...9, using: &random))
    case 3: .select(Int.random(in: -2...45, using: &random))
    case 4: .place(Int.random(in: -2...45, using: &random), row: Int.random(in: -3...30, using: &random))
    case 5: .top
    case 6: .bottom
    default: .step(1)
    }
  }

  private static func isVisible(_ viewport: Viewport, _ heights: [Int], _ rows: Int) -> Bool {
    guard viewport.selected >= viewport.top else { return false }
    let start = heights[viewport.top..<viewport.selected].reduce(-viewport.topLine, +)
    return start < rows && start + heights[viewport.selected] > 0
  }

  @Test("a key measures what is on the screen, not the list")
  func proportionalWork() {
    var desk = Desk.reading(1..<2000)
    desk.press("<pgdn><pgdn>")
    let before = desk.look.cache.renderings
    desk.press("j")
    _ = desk.frame
    #expect(desk.look.cache.renderings - before <= 30)
    let still = desk.look.cache.renderings
    desk.press("kjkj")
    _ = desk.frame
    #expect(desk.look.cache.renderings == still, "an unchanged entry was rendered again")
  }
}

extension Desk {
  var effectsContainKeyTimer: Bool { all.contains(.timer(.keys, milliseconds: 400)) }
}
