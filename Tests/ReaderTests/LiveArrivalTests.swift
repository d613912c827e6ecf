import FeedCore
import Screen
import StyledText
import Testing

@testable import Reader

@Suite("What arrives while one reads")
struct LiveArrivalTests {
  /// Rows 2… of the screen: the list.
  private func list(_ desk: Desk) -> [String] { Array(desk.rows[2..<desk.rows.count - 2]) }

  private func arrive(_ posts: [EnrichedActivity], _ desk: inout Desk) {
    let bound = desk.state.tabs[1].list.newestBound
    desk.send(.changed(FeedNews(feed: "timeline:ann", hasNew: true)))
    desk.answer(.newer("timeline:ann", than: bound), with: .page(ListPage(posts.map { .activity($0) })))
  }

  @Test("nothing moves, wherever the reader is", arguments: ["", "jjj", "<pgdn>", "<pgdn>jj", "G"])
  func nothingMoves(keys: String) {
    var desk = Desk.reading()
    desk.press(keys)
    let before = list(desk)
    arrive([.tweet(0, minutesAgo: 0.2), .tweet(-1, by: "eve", minutesAgo: 0.5)], &desk)
    #expect(list(desk) == before)
    #expect(desk.rows[1].contains("▲ 2 new"))
  }

  @Test("what is new is above: k reaches it, g goes to it, and the marker goes as it is seen")
  func reachingNew() {
    var desk = Desk.reading()
    arrive([.tweet(0, "Fresh", minutesAgo: 0.2)], &desk)
    desk.press("k")
    #expect(desk.selectedText.contains("Fresh"))
    #expect(!desk.screen.contains("▲"))
    arrive([.tweet(-1, "Fresher", minutesAgo: 0.1)], &desk)
    #expect(desk.rows[1].contains("▲ 1 new"))
    desk.press("gg")
    #expect(desk.selectedText.contains("Fresher"))
    #expect(!desk.screen.contains("▲"))
  }

  @Test("a new post does not change what a key acts on")
  func actsOnTheSame() {
    var desk = Desk.reading()
    desk.press("jj")
    arrive([.tweet(0, minutesAgo: 0.2)], &desk)
    desk.press("f")
    #expect(desk.lastWrite?.write == .like(EnrichedActivity.tweet(3).id))
  }

  @Test("counts change in place")
  func counts() {
    var desk = Desk.reading()
    let row = desk.row(of: "Post number 2")
    let id = EnrichedActivity.tweet(2).id
    desk.send(.changed(FeedNews(feed: "timeline:ann", reacted: [id])))
    desk.send(.timer(.reactions))
    desk.answer(.activities([id]), with: .activities([.tweet(2, counts: ["like": 7])]))
    #expect(desk.screen.contains("7 like"))
    #expect(desk.row(of: "Post number 2") == row)
    #expect(desk.selectedText.contains("Post number 1"))
  }

  @Test("a group that grows stays where it is and becomes unread")
  func groups() {
    var desk = Desk.reading()
    desk.press("3")
    let first = ActivityGroup.dummy("a", [.tweet(1)])
    let second = ActivityGroup.dummy("b", [.tweet(5)])
    desk.press("R")
    desk.answer(
      .newer("timeline_aggregated:ann", than: nil),
      with: .page(ListPage([.group(first), .group(second)]))
    )
    desk.press("gg")
    let row = desk.row(of: "Post number 5")
    desk.send(.changed(FeedNews(feed: "timeline_aggregated:ann", hasNew: true)))
    let grown = ActivityGroup.dummy("b", [.tweet(0, by: "eve", "More", minutesAgo: 0.1), .tweet(5)])
    desk.answer(.newer("timeline_aggregated:ann", than: first.id), with: .page(ListPage([.group(grown)])))
    #expect(desk.row(of: "More") == row)
    #expect(desk.selectedText.contains("Post number 1"))
  }

  @Test("a deleted post goes without moving the selected one")
  func deletion() {
    var desk = Desk.reading()
    desk.press("<pgdn>j")
    let (row, text) = (desk.rows.firstIndex { $0.hasPrefix("▌") }, desk.selectedText)
    desk.send(.changed(FeedNews(feed: "timeline:ann", deleted: [EnrichedActivity.tweet(1).id])))
    #expect(desk.selectedText == text)
    #expect(desk.rows.firstIndex { $0.hasPrefix("▌") } == row)
    #expect(desk.state.tabs[1].list.entries.count == 29)
  }

  @Test("news that come while one is being asked for lead to one more question")
  func coalescing() {
    var desk = Desk.reading()
    for _ in 0..<5 { desk.send(.changed(FeedNews(feed: "timeline:ann", hasNew: true))) }
    #expect(desk.take().count == 1)
    desk.answer(.newer("timeline:ann", than: desk.state.tabs[1].list.newestBound), with: .page(ListPage([])))
    #expect(desk.take().count == 1)
  }

  @Test("far too much at once is not loaded behind the reader's back; the top loads anew")
  func flood() {
    var desk = Desk.reading()
    desk.press("jj")
    desk.send(.changed(FeedNews(feed: "timeline:ann", hasNew: true)))
    var page = ListPage.tweets(-400..<0)
    page.isComplete = false
    desk.answer(.newer("timeline:ann", than: desk.state.tabs[1].list.newestBound), with: .page(page))
    #expect(desk.rows[1].contains("▲ many new"))
    #expect(desk.selectedText.contains("Post number 3"))
    _ = desk.take()
    desk.press("gg")
    #expect(
      desk.take().contains {
        if case .load(_, .list(.feed("timeline:ann"), start: nil)) = $0 { true } else { false }
      }
    )
  }

  @Test("a list that is loaded anew keeps the selected post on its row")
  func reloading() {
    var desk = Desk.reading()
    desk.press("jjjjjjjjj")
    let (text, row) = (desk.selectedText, desk.rows.firstIndex { $0.hasPrefix("▌") })
    let effects = desk.state.loadTab(.timeline)
    guard case .load(let request, _) = effects[0] else { return #expect(Bool(false)) }
    desk.send(.loaded(request, .success(.page(.tweets(-2..<31)))))
    #expect(desk.selectedText == text)
    #expect(desk.rows.firstIndex { $0.hasPrefix("▌") } == row)
  }

  @Test("notifications that were read in another program are no longer unread here")
  func marksFromElsewhere() {
    var desk = Desk.reading(1..<1)
    let post = EnrichedActivity.tweet(50, by: "ann")
    let likes = [EnrichedActivity.like(1, by: "bob", of: post)]
    desk.press("4R")
    desk.answer(
      .newer("notification:ann", than: nil),
      with: .page(ListPage([.group(.dummy("g", likes, isRead: false))], unread: 1))
    )
    desk.finishWrite()
    #expect(desk.rows[0].contains("Notifications 1") && desk.screen.contains("●"))
    desk.send(.changed(FeedNews(feed: "notification:ann", isMarked: true)))
    desk.answer(
      .newer("notification:ann", than: nil),
      with: .page(ListPage([.group(.dummy("g", likes, isRead: true))], unread: 0))
    )
    #expect(!desk.rows[0].contains("Notifications 1") && !desk.screen.contains("●"))
  }

  @Test("an answer from before a mark does not undo the mark")
  func staleMarks() {
    var desk = Desk.reading(1..<1)
    let likes = [EnrichedActivity.like(1, by: "bob", of: .tweet(50, by: "ann"))]
    let page = ListPage([.group(.dummy("g", likes, isRead: false))], unread: 1)
    desk.press("4R")
    desk.answer(.newer("notification:ann", than: nil), with: .page(page))
    desk.finishWrite()
    desk.press("M")
    desk.answer(.newer("notification:ann", than: nil), with: .page(page))
    #expect(!desk.rows[0].contains("Notifications 1") && !desk.screen.contains("●"))
    desk.finishWrite()
    desk.answer(
      .newer("notification:ann", than: nil),
      with: .page(ListPage([.group(.dummy("g", likes, isRead: true))], unread: 0))
    )
    #expect(!desk.rows[0].contains("Notifications 1") && !desk.screen.contains("●"))
  }

  @Test("with :set follow, the newest stays selected while it is at the top")
  func follow() {
    var desk = Desk.reading()
    desk.press(":set follow<enter>")
    arrive([.tweet(0, "Fresh", minutesAgo: 0.2)], &desk)
    #expect(desk.selectedText.contains("Fresh"))
    desk.press("j")
    arrive([.tweet(-1, "Fresher", minutesAgo: 0.1)], &desk)
    #expect(desk.selectedText.contains("Post number 1"))
  }

  @Test("a minute later the times are worded anew and nothing else happens")
  func minute() {
    var desk = Desk.reading()
    #expect(desk.screen.contains("tweet 1m"))
    desk.send(.minute(.minutesAgo(-1)))
    #expect(desk.screen.contains("tweet 2m"))
    #expect(desk.take().isEmpty)
  }
}
