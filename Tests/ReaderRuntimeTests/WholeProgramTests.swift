import FeedCore
import Foundation
import Reader
import ReaderRuntime
import ReaderSample
import Screen
import Social
import Testing

@Suite("The whole program, by keys")
@MainActor struct WholeProgramTests {
  @Test("opens on the timeline with the newest first")
  func opening() async throws {
    let bench = try await Bench()
    #expect(bench.rows[0].contains("Timeline"))
    #expect(bench.screen.contains("Elena Petrova"))
    #expect(bench.rows[0].contains("Notifications 5"))
    try bench.close()
  }

  @Test("a like is in the engine and on the screen, and z takes it back")
  func liking() async throws {
    let bench = try await Bench()
    try await bench.press("/Tea status<enter>")
    let post = try await bench.social.page("user:elena").activities.first {
      $0.objectText.contains("Tea status")
    }!
    try await bench.press("f")
    #expect(bench.selectedText.contains("♥ 1"))
    #expect(try await bench.social.activity(post.id).reactions?.counts?["like"] == 1)
    try await bench.press("z")
    #expect(try await bench.social.activity(post.id).reactions?.counts?["like"] ?? 0 == 0)
    #expect(!bench.selectedText.contains("♥ 1"))
    try bench.close()
  }

  @Test("a post typed in the composer arrives in your own feed and in the followers' timelines")
  func posting() async throws {
    let bench = try await Bench()
    try await bench.press("cHello, Rotterdam! #first<ctrl-s>")
    #expect(bench.statusLine.contains("Posted"))
    let own = try await bench.social.page("user:ann").activities.first
    #expect(own?.objectText == "Hello, Rotterdam! #first")
    #expect(try await bench.social("bob").page("timeline:bob").activities.first?.id == own?.id)
    try await bench.press("1")
    #expect(bench.selectedText.contains("Hello, Rotterdam!") || bench.screen.contains("Hello, Rotterdam!"))
    try await bench.press("z")
    #expect(try await bench.social.page("user:ann").activities.first?.id != own?.id)
    #expect(await bench.wait { !$0.contains("Hello, Rotterdam!") })
    try bench.close()
  }

  @Test("unfollowing and following from a person's page")
  func following() async throws {
    let bench = try await Bench()
    try await bench.press("pgrace<enter>")
    #expect(bench.screen.contains("Grace Kim"))
    try await bench.press("<enter>")
    #expect(bench.screen.contains("following"))
    try await bench.press("F")
    #expect(bench.screen.contains("not followed"))
    #expect(try await bench.social.follows("grace") == false)
    try await bench.press("z")
    #expect(try await bench.social.follows("grace"))
    try bench.close()
  }

  @Test("a comment, an answer to it, and deleting it with a way back")
  func commenting() async throws {
    let bench = try await Bench()
    try await bench.press("/Tea status<enter><enter>rMine is red.<ctrl-s>")
    #expect(bench.screen.contains("Mine is red."))
    let post = try await bench.social.page("user:elena").activities.first {
      $0.objectText.contains("Tea status")
    }!
    #expect(try await bench.social.thread(post.id).comments.comments.map(\.text) == ["Mine is red."])
    try await bench.press("rAnd cold.<ctrl-s>")
    #expect(bench.screen.contains("And cold."))
    try await bench.press("dy")
    #expect(await bench.wait { !$0.contains("And cold.") })
    bench.clock.advance(milliseconds: 11_000)
    await bench.driver.loop.idle()
    try await bench.press("z")
    try await bench.press("R")
    #expect(await bench.wait { $0.contains("And cold.") })
    try bench.close()
  }

  @Test("deleting a post takes it from the engine after a while; z brings it back with its id")
  func deleting() async throws {
    let bench = try await Bench()
    try await bench.press("1")
    let id = try await bench.social.page("user:ann").activities.first { $0.activity.verb == "tweet" }!.id
    try await bench.press("/tomatoes<enter>dy")
    #expect(!bench.screen.contains("tomatoes"))
    #expect(try await bench.social.activities([id]).count == 1)
    bench.clock.advance(milliseconds: 11_000)
    await bench.driver.loop.idle()
    #expect(try await bench.social.activities([id]).isEmpty)
    try await bench.press("z")
    #expect(try await bench.social.activities([id]).first?.objectText.contains("tomatoes") == true)
    #expect(await bench.wait { $0.contains("tomatoes") })
    try bench.close()
  }

  @Test("reading notifications clears the badge, in the engine too")
  func notifications() async throws {
    let bench = try await Bench()
    try await bench.press("4M")
    #expect(!bench.rows[0].contains("Notifications 5"))
    #expect(try await bench.social.badges() == Badges(unseen: 0, unread: 0))
    try bench.close()
  }

  @Test("what somebody posts meanwhile is announced, and moves nothing")
  func liveArrival() async throws {
    let bench = try await Bench()
    try await bench.press("jj")
    let before = Array(bench.rows[2...])
    try await bench.social("bob").post("Breaking: it holds.")
    #expect(await bench.wait { $0.contains("▲ 1 new") })
    #expect(Array(bench.rows[2..<22]) == Array(before[..<20]))
    try await bench.press("gg")
    #expect(bench.selectedText.contains("Breaking: it holds."))
    try bench.close()
  }

  @Test("a like by somebody else changes the count in place")
  func liveCounts() async throws {
    let bench = try await Bench()
    try await bench.press("/Tea status<enter>")
    let post = try await bench.social.page("user:elena").activities.first {
      $0.objectText.contains("Tea status")
    }!
    try await bench.social("grace").like(post.id)
    let isCounted = await bench.wait { _ in
      bench.clock.advance(milliseconds: 400)
      return bench.selectedText.contains("♡ 1")
    }
    #expect(isCounted)
    #expect(bench.selectedText.contains("Tea status"))
    try bench.close()
  }

  @Test("the next start is at the same place, tab and draft")
  func restarting() async throws {
    let first = try await Bench()
    try await first.press("jjjj")
    let (selected, row) = (first.selectedText, first.rows.firstIndex { $0.hasPrefix("▌") })
    try await first.press("cUnfinished")
    first.driver.loop.send(.terminal(.stop(.hungUp)))
    await first.driver.loop.untilOver()
    try first.engine.close()
    let second = try await Bench(in: first.folder)
    #expect(second.selectedText == selected)
    #expect(second.rows.firstIndex { $0.hasPrefix("▌") } == row)
    #expect(second.statusLine.contains("was not sent"))
    try await second.press("c")
    #expect(second.screen.contains("Unfinished"))
    try second.close()
  }

  @Test("what is kept on disk is the person's alone")
  func privateFiles() async throws {
    let bench = try await Bench()
    try await bench.press("cSecret<esc>:set slow<enter>")
    bench.clock.advance(milliseconds: 1500)
    try await bench.press("Q")
    let state = bench.folder.appending(path: "state")
    let names = try FileManager.default.subpathsOfDirectory(atPath: state.path)
    #expect(Set(names).isSuperset(of: ["session.json", "history.json", "drafts/post.json"]))
    for name in names {
      let about = try FileManager.default.attributesOfItem(atPath: state.appending(path: name).path)
      let isFolder = about[.type] as? FileAttributeType == .typeDirectory
      #expect(about[.posixPermissions] as? Int == (isFolder ? 0o700 : 0o600), "\(name)")
    }
    try bench.close()
  }

  @Test(":save-display writes the screen, :wq leaves")
  func script() async throws {
    let bench = try await Bench()
    let file = bench.folder.appending(path: "screen.txt")
    try await bench.press("jj:save-display \(file.path)\n:wq")
    #expect(bench.driver.loop.isOver)
    let saved = try String(contentsOf: file, encoding: .utf8)
    #expect(saved.split(separator: "\n", omittingEmptySubsequences: false).count == 25)
    #expect(saved.contains("Timeline"))
    try bench.close()
  }

  @Test("a script that names no key says so")
  func badScript() async throws {
    #expect(throws: FeedError.self) { try KeyScript("jj<hyper-x>") }
    #expect(throws: Never.self) { try KeyScript("a <lt> b\n# comment\n\n:q") }
  }

  @Test("the editor gets the text in a private file and what it leaves is taken")
  func editor() async throws {
    let bench = try await Bench()
    bench.driver.display.program = { name, arguments in
      #expect(name == "editor")
      let file = arguments.last!
      let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
      #expect(mode == 0o600)
      let text = try String(contentsOfFile: file, encoding: .utf8)
      try (text + " and the editor").write(toFile: file, atomically: false, encoding: .utf8)
      return 0
    }
    try await bench.press("cBy hand<ctrl-x>")
    #expect(bench.screen.contains("By hand and the editor"))
    bench.driver.display.program = { _, _ in 3 }
    try await bench.press("<ctrl-x>")
    #expect(bench.screen.contains("By hand and the editor") && bench.statusLine.contains("status 3"))
    try bench.close()
  }

  @Test("over SSH a link is copied, and no program is started")
  func links() async throws {
    let opener = LinkOpener(
      environment: ["SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22", "BROWSER": "firefox"],
      isRestricted: false
    )
    #expect(opener.command == nil)
    let bench = try await Bench(links: opener)
    try await bench.press("/gripper<enter>o")
    #expect(bench.driver.display.copied == ["https://example.org/grip"])
    try bench.close()
  }

  @Test("without anything to read it says what to do")
  func greeting() async throws {
    let bench = try await Bench(isEmpty: true)
    #expect(bench.screen.contains("Welcome to Runnel"))
    try await bench.press("cFirst!<ctrl-s>1")
    #expect(bench.screen.contains("First!"))
    try bench.close()
  }

  @Test("a backend that does not open is told in the status line, and the program goes on")
  func brokenBackend() async throws {
    let themes = shippedThemes()
    let world = ReaderWorld(
      connect: { throw FeedError(.storage, "feeds.db is not a database; it was left as it is.") },
      files: ReaderFiles(folder: nil),
      themes: themes,
      links: LinkOpener(command: nil),
      editor: TextEditorProgram(command: nil),
      clock: ManualClock(SampleWorld.now)
    )
    let driver = ReaderDriver(state: State(userID: "ann"), look: try themes.look("plain"), world: world)
    await driver.start()
    #expect(driver.screen.contains("not a database"))
    try await driver.press("?<esc>cText<esc>:q<enter>y")
    #expect(driver.loop.isOver)
  }

  @Test("the first frame stands before the backend is asked for anything")
  func firstFrame() async throws {
    let gate = Gate()
    let themes = shippedThemes()
    let world = ReaderWorld(
      connect: {
        await gate.wait()
        throw FeedError(.storage, "No.")
      },
      files: ReaderFiles(folder: nil),
      themes: themes,
      links: LinkOpener(command: nil),
      editor: TextEditorProgram(command: nil),
      clock: ManualClock(SampleWorld.now)
    )
    let driver = ReaderDriver(state: State(userID: "ann"), look: try themes.look("plain"), world: world)
    driver.loop.start()
    #expect(driver.screen.contains("Timeline") && driver.screen.contains("loading"))
    await gate.open()
    await driver.loop.idle()
  }

  @Test("an idle reader paints nothing and wakes once a minute")
  func idling() async throws {
    let bench = try await Bench()
    let before = bench.driver.display.paintings
    bench.clock.advance(milliseconds: 59_000)
    #expect(bench.driver.display.paintings == before)
    bench.clock.advance(milliseconds: 1_000)
    #expect(bench.driver.display.paintings == before + 1)
    try bench.close()
  }

  @Test("keys typed ahead are painted once")
  func coalescing() async throws {
    let bench = try await Bench()
    let before = bench.driver.display.paintings
    bench.driver.loop.send(Array(repeating: .terminal(.key(Key("j"))), count: 5))
    #expect(bench.driver.display.paintings == before + 1)
    try bench.close()
  }
}
