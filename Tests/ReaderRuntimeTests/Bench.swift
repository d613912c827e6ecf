import FeedCore
import FeedEngine
import FeedThemes
import Foundation
import Reader
import ReaderRuntime
import ReaderSample
import Screen
import Social

/// A whole reader without a terminal: the real loop, Social, the engine on disk, the shipped theme.
@MainActor struct Bench {
  let folder: URL
  let engine: FeedEngine
  let clock: ManualClock
  let driver: ReaderDriver
  let time: SampleClock

  /// - Parameters:
  ///   - folder: where an earlier bench kept its files; nil for a new one.
  ///   - isEmpty: without the sample world.
  init(
    in folder: URL? = nil,
    isEmpty: Bool = false,
    width: Int = 80,
    height: Int = 24,
    editor: TextEditorProgram = TextEditorProgram(command: ["editor"]),
    links: LinkOpener = LinkOpener(command: nil),
    themes: FolderThemes? = nil
  ) async throws {
    self.folder =
      folder ?? FileManager.default.temporaryDirectory.appending(path: "reader-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
    time = SampleClock()
    let engine = try FeedEngine(path: self.folder.appending(path: "feeds.db").path, clock: time.read)
    self.engine = engine
    if folder == nil, !isEmpty { try await SampleWorld(engine, time).fill() }
    clock = ManualClock(SampleWorld.now)
    let themes = themes ?? shippedThemes()
    let world = ReaderWorld(
      connect: { SocialService(try Social(backend: engine, userID: "ann")) },
      files: ReaderFiles(folder: self.folder.appending(path: "state")),
      themes: themes,
      links: links,
      editor: editor,
      clock: clock
    )
    var state = State(userID: "ann", place: "sample", theme: "plain")
    state.size = Size(width: width, height: height)
    driver = ReaderDriver(state: state, look: try themes.look("plain"), world: world)
    await driver.start()
  }

  var social: Social { get throws { try Social(backend: engine, userID: "ann") } }

  func social(_ user: String) throws -> Social { try SampleWorld(engine, time).social(user) }

  var screen: String { driver.screen }
  var rows: [String] { screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
  var statusLine: String { rows.dropLast().last ?? "" }
  var selectedText: String { rows.filter { $0.hasPrefix("▌") }.joined(separator: "\n") }

  func press(_ keys: String) async throws { try await driver.press(keys) }

  func wait(_ isTrue: @escaping (String) -> Bool) async -> Bool { await driver.wait(until: isTrue) }

  func close() throws {
    try engine.close()
    try FileManager.default.removeItem(at: folder)
  }
}
