import FeedCore
import Screen
import Testing

@testable import Reader

@Suite("Cards side by side")
struct CardTests {
  private func desk(_ posts: Range<Int> = 1..<60, width: Int = 120, height: Int = 30) -> Desk {
    var look = PlainLook()
    look.layout = ListLayout(columns: 3, cardWidth: 36)
    var desk = Desk(width: width, height: height, look: look)
    desk.send(.started(Start(now: .reading)))
    desk.send(.connected(nil))
    desk.answer(.list(.feed("timeline:ann"), start: nil), with: .page(.tweets(posts)))
    return desk
  }

  @Test("three to a row, in reading order; j goes from card to card")
  func order() throws {
    var desk = desk()
    let row = try #require(desk.row(of: "Post number 1"))
    #expect(desk.rows[row].contains("Post number 2") && desk.rows[row].contains("Post number 3"))
    desk.press("jj")
    #expect(desk.state.tabs[1].list.selected?.id == .activity(EnrichedActivity.tweet(3).id))
    desk.press("j")
    #expect(desk.state.tabs[1].list.selected?.id == .activity(EnrichedActivity.tweet(4).id))
  }

  @Test("what arrives moves no card, whatever the number", arguments: 1...5)
  func nothingMoves(count: Int) {
    var desk = desk()
    desk.press("<pgdn>j")
    let before = Array(desk.rows[2..<28])
    desk.send(.changed(FeedNews(feed: "timeline:ann", hasNew: true)))
    let fresh = (1...count).map {
      Entry.Content.activity(.tweet(-$0, "Fresh", minutesAgo: 0.01 * Double($0)))
    }
    desk.answer(
      .newer("timeline:ann", than: desk.state.tabs[1].list.newestBound),
      with: .page(ListPage(fresh))
    )
    #expect(Array(desk.rows[2..<28]) == before)
    #expect(desk.rows[1].contains("\(count) new"))
  }

  @Test("on a narrow screen it is a list")
  func narrow() {
    let desk = desk(width: 60)
    #expect(!desk.rows[desk.row(of: "Post number 1")!].contains("Post number 2"))
  }

  @Test("the selected card is on the screen after any movement")
  func visibility() {
    var random = SplitMix(seed: 11)
    var desk = desk()
    let keys = ["j", "k", "<pgdn>", "<pgup>", "<ctrl-d>", "<ctrl-u>", "G", "gg", "<down>", "J"]
    for _ in 0..<200 {
      desk.press(keys.randomElement(using: &random)!)
      #expect(desk.screen.contains("▌"))
    }
    desk.press("G")
    #expect(desk.state.tabs[1].list.viewport.selected == 58)
    desk.press("gg")
    #expect(desk.state.tabs[1].list.viewport.selected == 0)
  }

  @Test("a click selects the card under it")
  func clicking() {
    var desk = desk()
    let row = desk.row(of: "Post number 5")!
    desk.send(.terminal(.mouse(MouseEvent(.press, .left, at: Position(row: row, column: 60)))))
    #expect(desk.state.tabs[1].list.selected?.id == .activity(EnrichedActivity.tweet(5).id))
  }
}
