import FeedCore
import FeedTemplates
import FeedThemes
import Foundation
import Reader
import ReaderTerminal
import Screen
import Social
import StyledText

/// The reader as a program: everything it needs from outside, and two ways to run it.
@MainActor package struct ReaderProgram {
  package var userID: String
  /// A word or two for the header, such as `demo: chirp`; empty for the person's own feeds.
  package var place = ""
  /// A theme that was asked for by name; nil for the one of the last session, or the default.
  package var theme: String?
  /// The theme of a person who never chose one here.
  package var defaultTheme = ThemeLibrary.defaultName
  package var themes: ThemeLibrary
  package var keymap = Keymap.standard
  package var options = Options()
  /// The tab to start with; nil for the tab of the last session.
  package var start: Tab?
  /// What is wrong with the configuration, in a sentence to show at the start.
  package var configurationProblem: String?
  /// Where drafts and the session are kept; nil keeps nothing.
  package var stateFolder: URL?
  /// Names the place and the person that are written to, as a path below the state folder's `writes`.
  package var writeScope = "own"
  /// Sentences to show while the reader runs, besides the results of the person's own commands.
  package var notices: AsyncStream<ReaderNotice>?
  package var environment: [String: String]
  /// No other programs may be started, no files written that the person names, and there is no shell to
  /// return to.
  package var isRestricted = false
  package var zone = ZoneRules.utc
  /// Opens the backend. Called after the first frame.
  package var connect: @Sendable () async throws -> Social

  package init(
    userID: String,
    themes: ThemeLibrary,
    environment: [String: String],
    connect: @escaping @Sendable () async throws -> Social
  ) {
    self.userID = userID
    self.themes = themes
    self.environment = environment
    self.connect = connect
  }

  /// Runs full screen until the person leaves.
  ///
  /// - Returns: why the terminal asked to leave, or nil if the person did.
  /// - Throws: `TerminalError` if there is no terminal to run on, `FeedError` if not even the default theme
  ///   reads.
  package func run(options: TerminalOptions = TerminalOptions()) async throws -> StopReason? {
    let terminal = try Terminal(options: options, environment: environment)
    let source = FolderThemes(themes, depth: terminal.colorDepth, charset: terminal.charset, zone: zone)
    let loop = try makeLoop(
      source,
      display: terminal,
      clock: SystemClock(),
      size: terminal.size,
      charset: terminal.charset
    )
    try terminal.start { events in loop.send(events.map { .terminal($0) }) }
    defer { terminal.stop() }
    terminal.setTitle("runnel")
    loop.start()
    if let notice = terminal.notice { loop.send(.notice(notice, isError: false)) }
    await loop.untilOver()
    return terminal.stopReason
  }

  /// Runs without a terminal, pressing the keys of a script.
  ///
  /// - Returns: the last screen, as text.
  package func run(script: KeyScript, size: Size = Size(width: 80, height: 24), depth: ColorDepth = .mono)
    async throws
    -> String
  {
    let display = HeadlessDisplay()
    let source = FolderThemes(themes, depth: depth, charset: .unicode, zone: zone)
    let loop = try makeLoop(source, display: display, clock: SystemClock(), size: size, charset: .unicode)
    let driver = ReaderDriver(loop: loop, display: display)
    await driver.start()
    await driver.run(script)
    let screen = driver.screen
    loop.send(.terminal(.stop(.terminated)))
    await loop.untilOver()
    return screen
  }

  private func makeLoop(
    _ source: FolderThemes,
    display: any Display,
    clock: any ReaderClock,
    size: Size,
    charset: Charset
  ) throws -> ReaderLoop {
    let wanted = theme ?? defaultTheme
    let (look, name, problem) = try source.lookOrDefault(wanted)
    var state = State(userID: userID, place: place, theme: name, keymap: keymap)
    state.size = size
    state.charset = charset
    state.options = options
    state.keepsTheme = theme != nil
    state.startTab = start
    let loop = ReaderLoop(state: state, look: Look(look), display: display, world: world(source, clock))
    for sentence in [problem, configurationProblem].compactMap({ $0 }) {
      loop.sendAtStart(.notice(sentence, isError: true))
    }
    loop.watchTheme(name)
    if let notices { loop.show(notices) }
    return loop
  }

  private func world(_ source: FolderThemes, _ clock: any ReaderClock) -> ReaderWorld {
    let connect = connect
    return ReaderWorld(
      connect: { SocialService(try await connect()) },
      files: ReaderFiles(folder: stateFolder, scope: writeScope),
      themes: source,
      links: LinkOpener(environment: environment, isRestricted: isRestricted),
      editor: TextEditorProgram(environment: environment, isRestricted: isRestricted),
      clock: clock,
      isRestricted: isRestricted
    )
  }
}

/// A sentence from outside: what opening the backend waits for, that the server does not respond.
package struct ReaderNotice: Sendable {
  package var sentence: String
  package var isError: Bool

  package init(_ sentence: String, isError: Bool) {
    self.sentence = sentence
    self.isError = isError
  }
}
