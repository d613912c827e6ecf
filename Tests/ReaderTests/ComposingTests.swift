import FeedCore
import Screen
import Testing

@testable import Reader

@Suite("Writing a text")
struct ComposingTests {
  @Test("a draft is saved after a pause, kept by Esc, and back when the composer opens again")
  func drafts() {
    var desk = Desk.reading()
    desk.press("cHalf a thou")
    #expect(desk.take().isEmpty)
    desk.send(.timer(.draft))
    #expect(desk.take() == [.saveDraft(Draft(.post, text: "Half a thou", savedAt: .reading))])
    desk.press("<esc>")
    #expect(desk.statusLine.contains("draft is kept"))
    desk.press("c")
    #expect(desk.state.composer?.editor.text == "Half a thou")
    desk.press("ght<ctrl-s>")
    #expect(desk.take().contains(.deleteDraft(DraftID(name: "post"))))
    #expect(desk.lastWrite?.write == .post("Half a thought"))
  }

  @Test("a draft left by a crash is offered")
  func recovery() {
    var desk = Desk()
    desk.send(.started(Start(drafts: [Draft(.post, text: "Lost?", savedAt: .minutesAgo(3))], now: .reading)))
    #expect(desk.statusLine.contains("was not sent"))
    desk.send(.connected(nil))
    desk.press("c")
    #expect(desk.state.composer?.editor.text == "Lost?")
  }

  @Test("throwing away asks first; an untouched text is closed without a word")
  func discarding() {
    var desk = Desk.reading()
    desk.press("c<ctrl-c>")
    #expect(desk.state.composer == nil)
    desk.press("cRubbish<ctrl-c>n")
    #expect(desk.state.composer?.editor.text == "Rubbish")
    desk.press("<ctrl-c>y")
    #expect(desk.state.composer == nil)
    #expect(desk.state.drafts.isEmpty)
  }

  @Test("pasted text is text, in the composer and outside it")
  func pasting() {
    var desk = Desk.reading()
    desk.send(.terminal(.paste("qdyQ")))
    #expect(!desk.take().contains(.quit))
    desk.press("c")
    desk.send(.terminal(.paste("one\r\ntwo\u{1B}[31m")))
    #expect(desk.state.composer?.editor.lines.count == 2)
    #expect(!desk.screen.contains("\u{1B}"))
  }

  @Test("the cursor moves by clusters and never stops inside one")
  func clusters() {
    var editor = TextEditor("e\u{301}👨‍👩‍👧🇸🇪x")
    #expect(editor.count == 4)
    editor.moveLeft()
    editor.deleteBackward()
    #expect(editor.text == "e\u{301}👨‍👩‍👧x")
    editor.moveToLineStart()
    editor.deleteForward()
    #expect(editor.text == "👨‍👩‍👧x")
    editor.insert("e")
    editor.insert("\u{301}")
    #expect(editor.lines[0].count == 3 && editor.column == 1)
  }

  @Test("words are jumped over and cut, and put back")
  func words() {
    var editor = TextEditor("Kia ora, koutou katoa")
    editor.moveWordLeft()
    #expect(editor.column == 16)
    editor.deleteWordBackward()
    #expect(editor.text == "Kia ora, katoa")
    editor.moveToLineEnd()
    editor.putBack()
    #expect(editor.text == "Kia ora, katoakoutou ")
    editor.moveToStart()
    editor.moveWordRight()
    #expect(editor.column == 3)
    editor.deleteToEnd()
    #expect(editor.text == "Kia")
  }

  @Test("up and down go by the rows on the screen and keep the column")
  func visualRows() {
    let layout = { EditorLayout($0, width: 11, measure: .unicode) }
    var editor = TextEditor("aaaa bbbb cccc dddd\nee")
    #expect(layout(editor).rows.map { layout(editor).text(of: $0) } == ["aaaa bbbb ", "cccc dddd", "ee"])
    editor.moveToStart()
    for _ in 0..<7 { editor.moveRight() }
    editor = layout(editor).moved(editor, by: 1)
    #expect((editor.line, editor.column) == (0, 17))
    editor = layout(editor).moved(editor, by: 1)
    #expect((editor.line, editor.column) == (1, 2))
    editor = layout(editor).moved(editor, by: -1)
    #expect((editor.line, editor.column) == (0, 17))
  }

  @Test("every row of any text fits, and the rows together are the text")
  func layoutProperty() {
    var random = SplitMix(seed: 3)
    let pieces: [Character] = ["a", " ", "漢", "👍🏽", "e\u{301}", "-", "\n", "w", "o"]
    for _ in 0..<400 {
      let text = String(
        (0..<Int.random(in: 0...60, using: &random)).map { _ in pieces.randomElement(using: &random)! }
      )
      let width = Int.random(in: 1...20, using: &random)
      let editor = TextEditor(text)
      let layout = EditorLayout(editor, width: width, measure: .unicode)
      for row in layout.rows {
        #expect(TextWidth.unicode.width(of: layout.text(of: row)) <= max(2, width - 1))
      }
      #expect(layout.rows.map { layout.text(of: $0) }.joined() == text.filter { $0 != "\n" })
    }
  }

  @Test("the editor is handed the text, and what it leaves replaces it")
  func externalEditor() {
    var desk = Desk.reading()
    desk.press("cStart<ctrl-x>")
    #expect(desk.take() == [.editText("Start")])
    desk.send(.edited(text: "Start and end\n", problem: nil))
    #expect(desk.state.composer?.editor.text == "Start and end")
    desk.send(.edited(text: nil, problem: "vi ended with status 1; the text is as it was."))
    #expect(desk.state.composer?.editor.text == "Start and end")
    #expect(desk.statusLine.contains("status 1"))
  }

  @Test("leaving saves what is being written, and the place")
  func leaving() {
    for stop in [Event.terminal(.stop(.hungUp)), .terminal(.stop(.terminated))] {
      var desk = Desk.reading()
      desk.press("jjcUnsent")
      _ = desk.take()
      desk.send(stop)
      let effects = desk.take()
      #expect(effects.first == .saveDraft(Draft(.post, text: "Unsent", savedAt: .reading)))
      #expect(effects.last == .quit)
      guard case .saveSession(let session) = effects[1] else { return #expect(Bool(false)) }
      #expect(session.tab == .timeline)
      #expect(session.places[.timeline]?.entry == .activity(EnrichedActivity.tweet(3).id))
    }
  }

  @Test("q goes back and at last out; an unsent text asks; Q does not")
  func quitting() {
    var desk = Desk.reading()
    desk.press("<enter>q")
    #expect(!desk.take().contains(.quit))
    desk.press("cDraft<esc>q")
    #expect(desk.statusLine.contains("Quit?"))
    desk.press("n")
    #expect(!desk.take().contains(.quit))
    desk.press("Q")
    #expect(desk.take().contains(.quit))
  }
}
