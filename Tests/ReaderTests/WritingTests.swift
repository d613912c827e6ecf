import FeedCore
import Screen
import StyledText
import Testing

@testable import Reader

@Suite("Likes, follows, deletions and what becomes of them")
struct WritingTests {
  private let first = EnrichedActivity.tweet(1).id

  @Test("a like is shown before it is answered, everywhere the post is")
  func optimisticLike() {
    var desk = Desk.reading()
    desk.press("f")
    #expect(desk.screen.contains("1 like"))
    #expect(desk.lastWrite?.write == .like(first))
    desk.press("<enter>")
    #expect(desk.screen.contains("1 like"))
    desk.press("h")
    desk.finishWrite()
    #expect(desk.screen.contains("1 like"))
  }

  @Test("the same key takes the like back")
  func unlike() {
    var desk = Desk.reading()
    desk.press("f")
    desk.finishWrite()
    desk.press("f")
    #expect(desk.lastWrite?.write == .unlike(first))
    #expect(!desk.screen.contains("1 like"))
  }

  @Test("a like that fails goes away again, with a word")
  func failedLike() {
    var desk = Desk.reading()
    desk.press("f")
    desk.failWrite("The disk is full.")
    #expect(!desk.screen.contains("1 like"))
    #expect(desk.statusLine.contains("The disk is full."))
  }

  @Test("z takes back the last thing that was done")
  func undo() {
    var desk = Desk.reading()
    desk.press("f")
    desk.finishWrite()
    desk.press("F")
    desk.finishWrite()
    desk.press("z")
    #expect(desk.lastWrite?.write == .follow("bob"))
    desk.finishWrite()
    desk.press("z")
    #expect(desk.lastWrite?.write == .unlike(first))
    desk.finishWrite()
    desk.press("z")
    #expect(desk.statusLine.contains("nothing to take back"))
  }

  @Test("a like of a like is a like of the post behind it")
  func subject() {
    var desk = Desk.reading(1..<1)
    let post = EnrichedActivity.tweet(50, by: "ann")
    desk.press("4")
    desk.press("R")
    let group = ActivityGroup.dummy("g", [.like(1, by: "bob", of: post)], isRead: false)
    desk.answer(.newer("notification:ann", than: nil), with: .page(ListPage([.group(group)], unread: 1)))
    desk.press("f")
    #expect(desk.all.contains { if case .write(_, .like(post.id)) = $0 { true } else { false } })
  }

  @Test("follow and unfollow by key and by name")
  func following() {
    var desk = Desk.reading()
    desk.press("F")
    #expect(desk.lastWrite?.write == .unfollow("bob"))
    desk.failWrite()
    desk.press(":follow @eve<enter>")
    #expect(desk.lastWrite?.write == .follow("eve"))
    desk.press(":follow ann<enter>")
    #expect(desk.statusLine.contains("That is you"))
  }

  @Test("only your own posts can be deleted, and only after a yes")
  func deleting() {
    var desk = Desk.reading()
    desk.press("d")
    #expect(desk.statusLine.contains("Only your own"))
    desk.press("R")
    desk.answer(
      .newer("timeline:ann", than: desk.state.tabs[1].list.newestBound),
      with: .page(ListPage([.activity(.tweet(0, by: "ann", "Mine"))]))
    )
    desk.press("gg")
    desk.press("dn")
    #expect(desk.screen.contains("Mine"))
    desk.press("dy")
    #expect(!desk.screen.contains("Mine"))
    desk.send(.timer(.deletion))
    #expect(desk.lastWrite?.write == .delete(EnrichedActivity.tweet(0).id))
    desk.failWrite("The server is away.")
    desk.press("gg")
    #expect(desk.screen.contains("Mine"))
    desk.press("ggdy")
    desk.send(.timer(.deletion))
    desk.finishWrite(WriteOutcome(undo: UndoToken(4)))
    desk.press("z")
    #expect(desk.lastWrite?.write == .undo(UndoToken(4)))
  }

  @Test("a deletion that is taken back soon was never sent: likes, comments and the place are as before")
  func takingADeletionBack() {
    var desk = Desk.reading()
    desk.press("R")
    let mine = EnrichedActivity.tweet(0, by: "ann", "Mine", counts: ["like": 3])
    desk.answer(
      .newer("timeline:ann", than: desk.state.tabs[1].list.newestBound),
      with: .page(ListPage([.activity(mine)]))
    )
    desk.press("gg")
    let before = desk.rows.dropLast(2)
    _ = desk.take()
    desk.press("dy")
    #expect(!desk.screen.contains("Mine") && desk.statusLine.contains("z takes it back"))
    // It is stored from the moment it is said, and forgotten with the undo.
    let stored = desk.take().compactMap {
      if case .keep(let request, .delete(mine.id)) = $0 { request } else { nil }
    }
    #expect(stored.count == 1)
    desk.press("jjz")
    #expect(desk.rows.dropLast(2) == before)
    let effects = desk.take()
    #expect(effects.allSatisfy { if case .write = $0 { false } else { true } })
    #expect(effects.contains(.withdraw(stored[0])))
    desk.send(.timer(.deletion))
    #expect(desk.take().isEmpty)
  }

  @Test("the text of a post is stored with the write before its draft goes")
  func storingBeforeForgetting() throws {
    var desk = Desk.reading()
    desk.press("cHello")
    _ = desk.take()
    desk.press("<ctrl-s>")
    let effects = desk.take()
    let written = try #require(
      effects.firstIndex { if case .write(_, .post("Hello")) = $0 { true } else { false } }
    )
    let forgotten = try #require(effects.firstIndex(of: .deleteDraft(DraftID(name: "post"))))
    #expect(written < forgotten)
  }

  @Test("a post that fails while the next is being written replaces neither it nor its draft")
  func failingBehindAnother() {
    var desk = Desk.reading()
    desk.press("cFirst<ctrl-s>")
    let first = desk.lastWrite?.request
    desk.press("cSecond")
    desk.send(.timer(.draft))
    desk.send(.written(first ?? RequestID(0), .failure(FeedError(.storage, "The disk is full."))))
    #expect(desk.screen.contains("Second"))
    desk.press("<esc>")
    #expect(Set(desk.state.drafts.values.map(\.text)) == ["First", "Second"])
    let saved = desk.take().compactMap { if case .saveDraft(let draft) = $0 { draft } else { nil } }
    #expect(Set(saved.map(\.id)).count == 2)
  }

  @Test("what an earlier run did not finish is made when the feeds are open, and a refused text is opened")
  func finishing() {
    let earlier = UnfinishedWrite(id: "1", write: .post("From before"), madeAt: .reading)
    var state = State(userID: "ann")
    _ = update(&state, .started(Start(unfinished: [earlier], now: .reading)))
    let effects = update(&state, .connected(nil))
    guard case .finish(let request, earlier)? = effects.first else {
      Issue.record("\(effects)")
      return
    }
    _ = update(&state, .written(request, .failure(FeedError(.input, "Too long."))))
    #expect(state.composer?.editor.text == "From before")
  }

  @Test("a deletion is sent before the next one, and before the reader leaves")
  func sendingADeletion() {
    var desk = Desk.reading()
    desk.press("R")
    let mine = [EnrichedActivity.tweet(-1, by: "ann", "Second"), .tweet(0, by: "ann", "First")]
    desk.answer(
      .newer("timeline:ann", than: desk.state.tabs[1].list.newestBound),
      with: .page(ListPage(mine.map { .activity($0) }))
    )
    desk.press("ggdydy")
    #expect(desk.lastWrite?.write == .delete(mine[0].id))
    desk.press("Q")
    #expect(desk.lastWrite?.write == .delete(mine[1].id))
    #expect(desk.state.isLeaving)
  }

  @Test("what you posted yourself is neither unread nor announced as new")
  func ownNews() {
    var desk = Desk.reading()
    desk.press("jR")
    desk.answer(
      .newer("timeline:ann", than: desk.state.tabs[1].list.newestBound),
      with: .page(ListPage([.activity(.tweet(0, by: "ann", "Mine"))]))
    )
    #expect(desk.state.tabs[1].unread == 0)
    #expect(!desk.screen.contains(" new "))
    desk.press("R")
    desk.answer(
      .newer("timeline:ann", than: desk.state.tabs[1].list.newestBound),
      with: .page(ListPage([.activity(.tweet(-1, by: "bob", "Not mine"))]))
    )
    #expect(desk.state.tabs[1].unread == 1)
    #expect(desk.screen.contains("1 new"))
  }

  @Test("a post appears at once in your own tab, and a failed one goes back into the composer")
  func posting() {
    var desk = Desk.reading()
    desk.press("cHello<ctrl-s>")
    #expect(desk.lastWrite?.write == .post("Hello"))
    desk.finishWrite(WriteOutcome(activity: .tweet(0, by: "ann", "Hello"), undo: UndoToken(1)))
    desk.press("1")
    #expect(desk.screen.contains("Hello"))
    desk.press("cAgain<ctrl-s>")
    desk.failWrite()
    #expect(desk.state.composer?.editor.text == "Again")
    #expect(desk.statusLine.contains("The disk is full."))
  }

  @Test("a comment stands in the thread before it is sent, and comes back when it is refused")
  func commenting() {
    var desk = Desk.reading()
    desk.press("<enter>")
    desk.answer(.comments(first, start: nil), with: .comments([], next: nil))
    desk.press("rWell said<ctrl-s>")
    #expect(desk.screen.contains("Well said"))
    #expect(desk.screen.contains("sending"))
    #expect(desk.lastWrite?.write == .comment(first, parent: nil, text: "Well said"))
    let stored = Reaction.comment("real", by: "ann", on: .tweet(1), "Well said", minutesAgo: 0)
    desk.finishWrite(WriteOutcome(reaction: stored))
    #expect(!desk.screen.contains("sending"))
    desk.press("rTwice<ctrl-s>")
    desk.failWrite()
    #expect(desk.state.composer?.editor.text == "Twice")
    desk.press("<esc>")
    #expect(!desk.rows.contains { $0.contains("Twice") })
  }

  @Test("an answer to an answer joins it")
  func nesting() {
    var desk = Desk.reading()
    desk.press("<enter>")
    let answer = Reaction.comment("b", by: "eve", on: .tweet(1), "Deep", parent: "a")
    desk.answer(
      .comments(first, start: nil),
      with: .comments([.comment("a", by: "bob", on: .tweet(1), "Top", answers: [answer])], next: nil)
    )
    desk.press("jjrYes<ctrl-s>")
    #expect(desk.lastWrite?.write == .comment(first, parent: "a", text: "Yes"))
  }

  @Test("late answers to questions nobody waits for are dropped")
  func lateAnswers() {
    var desk = Desk.reading()
    desk.press("u")
    guard let request = desk.request(of: .profile("bob")) else { return #expect(Bool(false)) }
    desk.press("h")
    let before = desk.screen
    desk.send(
      .loaded(request, .success(.profile(Profile(.dummy("bob"), isFollowed: true, followsReader: false))))
    )
    #expect(desk.screen == before)
    desk.send(.written(RequestID(999), .failure(FeedError(.notFound, "Gone."))))
    #expect(desk.screen == before)
  }

  @Test("notifications: opening one marks it read, M marks all, failing puts the mark back")
  func marking() {
    var desk = Desk.reading(1..<1)
    let post = EnrichedActivity.tweet(50, by: "ann")
    let groups = (1...3).map { number in
      Entry.Content.group(.dummy("g\(number)", [.like(number, by: "bob", of: post)], isRead: false))
    }
    desk.press("4R")
    desk.answer(.newer("notification:ann", than: nil), with: .page(ListPage(groups, unread: 3)))
    #expect(desk.rows[0].contains("Notifications 3"))
    desk.press("<enter>h")
    #expect(desk.rows[0].contains("Notifications 2"))
    desk.press("M")
    #expect(!desk.rows[0].contains("Notifications 2"))
    #expect(desk.lastWrite?.write == .markAllRead("notification:ann"))
  }

  @Test("what was looked at is read; J goes to the next unread")
  func unread() {
    var desk = Desk.reading()
    desk.press("2<pgdn>")
    let bound = desk.state.tabs[1].list.newestBound
    desk.press("R")
    let fresh = (1...3).map {
      Entry.Content.activity(.tweet(-$0, "Fresh \($0)", minutesAgo: 0.1 * Double(4 - $0)))
    }
    desk.answer(.newer("timeline:ann", than: bound), with: .page(ListPage(fresh.reversed())))
    #expect(desk.rows[0].contains("Timeline 3"))
    desk.press("K")
    #expect(desk.selectedText.contains("Fresh 1"))
    #expect(desk.rows[0].contains("Timeline 2"))
    desk.press("M")
    #expect(!desk.rows[0].contains("Timeline 2"))
  }

  @Test("links: one opens, several are listed and chosen by digit, unsafe ones are left out")
  func links() {
    var desk = Desk.reading(1..<1)
    desk.press("R")
    let one = EnrichedActivity.tweet(1, "see https://example.org/a.", links: ["https://example.org/a"])
    let two = EnrichedActivity.tweet(
      2,
      "https://example.org/b javascript:alert(1) https://example.org/c",
      links: ["file:///etc/passwd"]
    )
    desk.answer(.newer("timeline:ann", than: nil), with: .page(ListPage([.activity(one), .activity(two)])))
    desk.press("gg")
    _ = desk.take()
    desk.press("o")
    #expect(desk.take() == [.openLink("https://example.org/a")])
    desk.press("jo")
    #expect(desk.screen.contains("https://example.org/c") && !desk.screen.contains("passwd"))
    desk.press("2")
    #expect(desk.take() == [.openLink("https://example.org/c")])
    desk.press("y")
    #expect(desk.take().contains(.copy("https://example.org/b")))
  }

  @Test("a question to the backend that fails is told and can be repeated")
  func failedLoad() {
    var desk = Desk()
    desk.send(.connected(nil))
    desk.refuse(.list(.feed("timeline:ann"), start: nil), "The server cannot be reached.")
    #expect(desk.screen.contains("The server cannot be reached."))
    _ = desk.take()
    desk.press("R")
    #expect(
      desk.take().contains {
        if case .load(_, .list(.feed("timeline:ann"), start: nil)) = $0 { true } else { false }
      }
    )
  }

  @Test("the next page is asked for before the end, once")
  func prefetch() {
    let next = PageStart.after("30")
    var desk = Desk.reading(1..<31, next: next)
    desk.press("<pgdn>")
    #expect(desk.take().isEmpty)
    desk.press("<pgdn><pgdn><pgdn>")
    #expect(desk.take().count == 1)
    desk.answer(.list(.feed("timeline:ann"), start: next), with: .page(.tweets(31..<40)))
    desk.press("G")
    #expect(desk.selectedText.contains("Post number 39"))
    #expect(desk.take().isEmpty)
  }
}
