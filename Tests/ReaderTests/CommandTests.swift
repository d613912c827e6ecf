import FeedCore
import Foundation
import Screen
import Testing

@testable import Reader

@Suite("Commands, keys and the command line")
struct CommandTests {
  @Test("each command stands once in the table, and no two share a key in one mode")
  func table() {
    #expect(Set(CommandTable.all.map(\.id)) == Set(CommandID.allCases))
    #expect(CommandTable.all.count == CommandID.allCases.count)
    for mode in Command.Mode.allCases {
      let keys = CommandTable.all.filter { $0.mode == mode }.flatMap(\.keys)
      #expect(Set(keys).count == keys.count, "a key has two meanings while \(mode)")
    }
  }

  @Test("h, j, k and l only move")
  func reservedKeys() {
    for (key, id) in [("h", CommandID.back), ("j", .down), ("k", .up), ("l", .open)] {
      #expect(Keymap.standard.match([Key(key)!], in: .reading) == .command(id))
    }
  }

  @Test("help lists every command and its keys")
  func help() {
    var desk = Desk.reading(width: 170, height: 140)
    desk.press("?")
    let screen = desk.screen
    for command in CommandTable.all {
      #expect(screen.contains(command.title), "\(command.name) is not in the help")
      for key in command.keys.prefix(2) { #expect(screen.contains(key.label)) }
    }
  }

  @Test("help is searchable, and Esc shows everything again")
  func helpSearch() {
    var desk = Desk.reading(height: 60)
    desk.press("?/bookmark")
    #expect(desk.screen.contains(":bookmark") && !desk.screen.contains(":page-down"))
    desk.press("<esc>")
    #expect(desk.screen.contains(":page-down"))
  }

  @Test(
    "each command of the reading mode runs from the command line without a crash",
    arguments: CommandID.allCases
  )
  func everyCommand(id: CommandID) {
    var desk = Desk.reading()
    desk.press(":\(id.rawValue) x<enter>")
    #expect(desk.frame.size == desk.state.size)
  }

  @Test("Tab completes names and arguments, and goes through the candidates")
  func completion() {
    var desk = Desk.reading()
    desk.send(.themes(["chirp", "plain", "paper"]))
    desk.press(":th<tab>")
    #expect(desk.statusLine.hasPrefix(":theme"))
    desk.press(" p<tab>")
    #expect(desk.statusLine.hasPrefix(":theme plain"))
    desk.press("<tab>")
    #expect(desk.statusLine.hasPrefix(":theme paper"))
    _ = desk.take()
    desk.press("<enter>")
    #expect(desk.take().contains(.useTheme("paper")))
  }

  @Test("earlier lines come back with the arrow keys")
  func history() {
    var desk = Desk.reading()
    desk.press(":set slow<enter>:set noslow<enter>")
    desk.press(":dra<up>")
    #expect(desk.statusLine.hasPrefix(":set noslow"))
    desk.press("<up>")
    #expect(desk.statusLine.hasPrefix(":set slow"))
    desk.press("<down><down>")
    #expect(desk.statusLine.hasPrefix(":dra"))
    #expect(desk.take().contains(.saveCommandHistory(["set slow", "set noslow"])))
  }

  @Test("a mistyped command is answered with the near one")
  func mistyped() {
    var desk = Desk.reading()
    desk.press(":refrehs<enter>")
    #expect(desk.statusLine.contains("did you mean 'refresh'"))
    desk.press(":find<enter>")
    #expect(desk.statusLine.contains("needs WORDS"))
  }

  @Test("keys can be changed by configuration; what cannot be read is reported")
  func configuration() {
    let (keymap, problems) = Keymap.configured(by: [
      "like": ["x", "ctrl-g"], "page-down": "g d", "lik": "y", "open": 7, "quit": "hyper-q",
    ])
    #expect(keymap.match([Key("x")], in: .reading) == .command(.like))
    #expect(keymap.match([Key("f")], in: .reading) == .nothing)
    #expect(keymap.match([Key("g"), Key("d")], in: .reading) == .command(.pageDown))
    #expect(problems.count == 3)
    #expect(problems.contains { $0.sentence.contains("Did you mean 'like'") })
  }

  @Test("a key that is bound twice, or that a command loses, is reported with both commands")
  func conflicts() {
    let (keymap, twice) = Keymap.configured(by: ["like": "w", "bookmark": "w"])
    #expect(twice.map(\.name) == ["like"])
    #expect(twice.first?.sentence.contains("'w' is bound twice: it means 'like', not 'bookmark'") == true)
    #expect(keymap.match([Key("w")], in: .reading) == .command(.like))
    let lost = Keymap.configured(by: ["like": "q"]).problems
    #expect(lost.map(\.name) == ["like"])
    #expect(lost.first?.sentence.contains("'quit', which has no key now") == true)
    // The same key while writing is another key, and a command whose keys are listed lost nothing unasked.
    #expect(Keymap.configured(by: ["like": "q", "quit": "X", "edit.left": "q"]).problems.isEmpty)
  }

  @Test("a key taken from another command is shown for its new one only")
  func takenKey() {
    let keymap = Keymap.configured(by: ["bookmark": "f"]).keymap
    #expect(keymap.match([Key("f")], in: .reading) == .command(.bookmark))
    #expect(keymap.keys(for: .like).map(\.label) == ["L"])
  }

  @Test("search goes through what is loaded, with n and N, and starts over")
  func search() {
    var desk = Desk.reading()
    desk.press("/number 2<enter>")
    #expect(desk.selectedText.contains("Post number 2"))
    desk.press("n")
    #expect(desk.selectedText.contains("Post number 20"))
    desk.press("N")
    #expect(desk.selectedText.contains("Post number 2\n") || desk.selectedText.hasSuffix("Post number 2"))
    desk.press("/nowhere<enter>")
    #expect(desk.statusLine.contains("not in what is loaded"))
  }

  @Test("matches are marked until Esc")
  func matches() {
    var desk = Desk.reading()
    let plain = desk.frame.styledText
    desk.press("/NUMBER 2<enter>")
    let row = desk.row(of: "Post number 2")!
    let column = desk.rows[row].distance(
      from: desk.rows[row].startIndex,
      to: desk.rows[row].range(of: "number 2")!.lowerBound
    )
    #expect(desk.frame[row, column].style.attributes.contains(.reverse))
    desk.press("gg<esc>")
    #expect(desk.frame.styledText == plain)
  }

  @Test("a filter narrows the list, keeps the selection, and Esc takes it away")
  func filter() {
    var desk = Desk.reading()
    desk.press("jj\\number 3<enter>")
    #expect(desk.rows[1].contains("Only number 3: 4 of 30"))
    #expect(desk.selectedText.contains("Post number 3"))
    desk.press("<esc>")
    #expect(desk.state.tabs[1].list.entries.count == 30)
    #expect(desk.selectedText.contains("Post number 3"))
    desk.press("\\verb:commit<enter>")
    #expect(desk.screen.contains("Nothing here matches the filter"))
  }

  @Test("the menu shows what applies, and runs it")
  func menu() {
    var desk = Desk.reading()
    desk.press(".")
    #expect(desk.screen.contains("Like") && !desk.screen.contains("Delete"))
    desk.press("j<enter>")
    #expect(desk.lastWrite?.write == .like(EnrichedActivity.tweet(1).id))
  }

  @Test("themes are tried as they are selected, and Esc goes back to the old one")
  func themePicker() {
    var desk = Desk.reading()
    desk.send(.themes(["chirp", "paper", "plain"]))
    desk.press(":theme<enter>")
    _ = desk.take()
    desk.press("k")
    #expect(desk.take() == [.useTheme("paper")])
    desk.send(.themeChanged(name: "paper", problem: nil))
    desk.press("<esc>")
    #expect(desk.take() == [.useTheme("plain")])
    desk.send(.themeChanged(name: "plain", problem: nil))
    desk.press("<f2>")
    #expect(desk.take() == [.useTheme("chirp")])
    desk.send(.themeChanged(name: "chirp", problem: "The theme 'chirp' does not read."))
    #expect(desk.state.theme == "plain")
  }

  @Test("options")
  func options() {
    var desk = Desk.reading()
    desk.press(":set mouse<enter>")
    #expect(desk.take().contains(.setMouse(true)))
    desk.press(":set nomouse<enter>")
    #expect(desk.take().contains(.setMouse(false)))
    desk.press(":set nothing<enter>")
    #expect(desk.statusLine.contains("no option"))
  }

  @Test("on a slow line moving changes a marker, and nothing else")
  func slow() {
    var desk = Desk.reading()
    desk.press(":set slow<enter>")
    desk.send(.timer(.message))
    let before = desk.frame
    desk.press("j")
    let after = desk.frame
    let changed = zip(before.cells, after.cells).count { $0 != $1 }
    #expect(changed <= 4, "\(changed) cells changed")
  }

  @Test("clicks select, open and follow what is under them")
  func mouse() {
    var desk = Desk.reading()
    let row = desk.row(of: "Post number 3")!
    desk.send(.terminal(.mouse(MouseEvent(.press, .left, at: Position(row: row, column: 10)))))
    #expect(desk.selectedText.contains("Post number 3"))
    desk.send(.terminal(.mouse(MouseEvent(.doubleClick, .left, at: Position(row: row, column: 10)))))
    #expect(desk.rows[1].contains("Thread"))
    let column = desk.rows[0].range(of: "Notifications").map {
      desk.rows[0].distance(from: desk.rows[0].startIndex, to: $0.lowerBound)
    }!
    desk.send(.terminal(.mouse(MouseEvent(.press, .left, at: Position(row: 0, column: column)))))
    #expect(desk.state.tab == .notifications)
    desk.press("2")
    desk.send(.terminal(.mouse(MouseEvent(.wheelDown, .none, at: Position(row: 5, column: 5)))))
    #expect(desk.frame.size == desk.state.size)
  }

  @Test("the last place is found again, further down than the first page")
  func restoring() {
    var desk = Desk()
    let entry = EnrichedActivity.tweet(45)
    let place = SavedSession.Place(entry: .activity(entry.id), time: entry.activity.time, row: 4)
    let session = SavedSession(
      tab: .timeline,
      places: [.timeline: place],
      readUpTo: [.timeline: .minutesAgo(20)]
    )
    desk.send(.started(Start(session: session, now: .reading)))
    desk.send(.connected(nil))
    let next = PageStart.after("30")
    desk.answer(.list(.feed("timeline:ann"), start: nil), with: .page(.tweets(1..<31, next: next)))
    desk.answer(.list(.feed("timeline:ann"), start: next), with: .page(.tweets(31..<61)))
    #expect(desk.selectedText.contains("Post number 45"))
    #expect(desk.rows.firstIndex { $0.hasPrefix("▌") } == 2 + 4)
    #expect(desk.rows[0].contains("Timeline 19"))
  }
}
