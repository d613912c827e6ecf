import FeedCore
import StyledText
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

  @Test(
    "the line ends of a paste are line ends, however the terminal sends them",
    arguments: ["\r", "\r\n", "\n"]
  )
  func pastedLines(_ end: String) {
    let pasted = ["one", "", "two", "three"].joined(separator: end)
    var desk = Desk.reading()
    desk.press("c")
    desk.send(.terminal(.paste(pasted)))
    #expect(desk.state.composer?.editor.text == "one\n\ntwo\nthree")
    desk.press("<ctrl-s>")
    #expect(desk.lastWrite?.write == .post("one\n\ntwo\nthree"))
    for start in [":post ", "/", "\\", "p"] {
      desk.press("<esc><esc>" + start)
      desk.send(.terminal(.paste(pasted)))
      let text = desk.state.prompt?.editor.text ?? "no prompt"
      #expect(text.hasSuffix("one two three") && !text.contains("␍"), "\(start): \(text)")
      desk.press("<esc>")
    }
  }

  @Test("a paste that was too long says so")
  func cutPaste() {
    var desk = Desk.reading()
    desk.press("c")
    desk.send(.terminal(.paste("text")))
    desk.send(.terminal(.pasteWasCut))
    #expect(desk.statusLine.contains("its end is missing"))
    #expect(desk.state.composer?.editor.text == "text")
  }

  @Test(
    "the screen is painted again and the program stopped wherever keys are typed",
    arguments: [
      "", "c", "cText", ":", ":the", "/", "?", "?/", ".", ":theme<enter>", "cText<ctrl-c>", ":q", "p",
    ]
  )
  func everywhere(_ keys: String) {
    var desk = Desk.reading()
    desk.press(keys)
    _ = desk.take()
    let screen = desk.screen
    desk.press("<ctrl-l>")
    #expect(desk.take() == [.redraw])
    desk.press("<ctrl-z>")
    #expect(desk.take() == [.suspend])
    #expect(desk.screen == screen)
  }

  @Test("a key that edits text does so, whatever else it is bound to")
  func editingComesFirst() {
    var keymap = Keymap.standard
    keymap.bind(.redraw, to: ["ctrl-u"])
    keymap.bind(.suspend, to: ["s"])
    var desk = Desk.reading()
    desk.state.keymap = keymap
    desk.press("cwords<ctrl-u>s")
    #expect(desk.take() == [] && desk.state.composer?.editor.text == "s")
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

  @Test("rows near the cursor are those of the whole text")
  func nearbyRows() {
    var random = SplitMix(seed: 5)
    let long = String(repeating: "word 漢字 ", count: 2500)
    for text in ["", "a", long, long + "\n\n" + long + "\nend", String(repeating: "\n", count: 300)] {
      let whole = EditorLayout(TextEditor(text), width: 40, measure: .unicode).rows
      for _ in 0..<20 {
        var editor = TextEditor(text)
        editor.line = Int.random(in: 0..<editor.lines.count, using: &random)
        editor.column = Int.random(in: 0...editor.lines[editor.line].count, using: &random)
        let near = EditorLayout(editor, width: 40, measure: .unicode, rowsAround: 5)
        let cursor = near.cursor(of: editor)
        let row = try! #require(whole.firstIndex(of: near.rows[cursor.row]))
        #expect(near.rows.count < 500)
        #expect(cursor.row >= min(5, row) && near.rows.count - cursor.row > min(5, whole.count - 1 - row))
        #expect(Array(whole[(row - cursor.row)...].prefix(near.rows.count)) == near.rows)
        #expect(
          near.moved(editor, by: 1) == EditorLayout(editor, width: 40, measure: .unicode).moved(editor, by: 1)
        )
      }
    }
  }

  @Test("a cluster of many marks is edited in parts, and nothing of it is lost")
  func longClusters() {
    let text = "a" + String(repeating: "\u{301}", count: 1000) + "b"
    var editor = TextEditor(text)
    #expect(editor.text.unicodeScalars.elementsEqual(text.unicodeScalars))
    #expect(editor.lines[0].allSatisfy { $0.unicodeScalars.count <= 32 })
    editor = TextEditor("x")
    for scalar in text.unicodeScalars { editor.insert(String(Character(scalar))) }
    #expect(editor.text.unicodeScalars.elementsEqual(("x" + text).unicodeScalars))
    #expect(editor.lines[0].allSatisfy { $0.unicodeScalars.count <= 32 })
  }

  @Test("inserting anywhere is the same as writing the text there")
  func insertingProperty() {
    var random = SplitMix(seed: 9)
    let pieces = ["a", "\n", "\u{301}", "👩", "\u{200D}", "🇸", "漢\n", "b c", "\r\n", "각", "\n\n"]
    for _ in 0..<300 {
      var (editor, expected) = (TextEditor(), "")
      for _ in 0..<12 {
        let piece = pieces.randomElement(using: &random)!
        let before =
          editor.lines[..<editor.line].map { String($0) + "\n" }.joined()
          + String(editor.lines[editor.line][..<editor.column])
        let after =
          String(editor.lines[editor.line][editor.column...])
          + editor.lines[(editor.line + 1)...].map { "\n" + String($0) }.joined()
        expected = before + piece.replacing("\r\n", with: "\n") + after
        editor.insert(piece)
        #expect(editor.text.unicodeScalars.elementsEqual(expected.unicodeScalars))
        editor.line = Int.random(in: 0..<editor.lines.count, using: &random)
        editor.column = Int.random(in: 0...editor.lines[editor.line].count, using: &random)
      }
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
