import DemoWorlds
import FeedCore
import FeedEngine
import FeedThemes
import Foundation
import Reader
import ReaderRuntime
import ReaderSample
import Screen
import Social
import Testing

/// Whole screens of every theme over the world it is made for, with styles.
///
/// `UPDATE_GOLDENS=1 swift test --filter ThemeScreenTests` records them again; such a run fails, so that no
/// recording passes for a test.
@Suite("Screens of the themes")
@MainActor struct ThemeScreenTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "ThemeScreens")
  private nonisolated static let now = Timestamp(iso8601: "2026-11-23T10:00:00Z")!
  private static let worlds: [String: WorldName] = [
    "chirp": .chirp, "octo": .octo, "pins": .pins, "wall": .wall, "paper": .wall, "mono": .octo,
  ]

  @Test("are what they were at 80x24 and 160x48", arguments: ThemeLibrary(folders: []).names)
  func screens(theme: String) async throws {
    let engine = try FeedEngine(inMemory: .standard, clock: { Self.now })
    let name = Self.worlds[theme] ?? .inbox
    try await WorldLoader(engine).load(World.generate(name, now: Self.now, activities: 1200))
    let driver = try await reader(of: engine, theme: theme, in: name)
    for (width, height) in [(80, 24), (160, 48)] {
      driver.resize(width: width, height: height)
      await driver.loop.idle()
      try await driver.press("2")
      try expect(driver.loop.frame, "\(theme)-timeline-\(width)x\(height)")
      try await driver.press("4")
      try expect(driver.loop.frame, "\(theme)-notifications-\(width)x\(height)")
    }
    try engine.close()
  }

  private func reader(of engine: FeedEngine, theme: String, in world: WorldName) async throws -> ReaderDriver
  {
    let themes = FolderThemes(ThemeLibrary(folders: []), depth: .direct, charset: .unicode)
    let reader = ReaderWorld(
      connect: { SocialService(try Social(backend: engine, userID: World.you)) },
      files: ReaderFiles(folder: nil),
      themes: themes,
      links: LinkOpener(command: nil),
      editor: TextEditorProgram(command: nil),
      clock: ManualClock(Self.now)
    )
    let state = State(userID: World.you, place: "demo: \(world.rawValue)", theme: theme)
    let driver = ReaderDriver(state: state, look: try themes.look(theme), world: reader)
    driver.resize(width: 80, height: 24)
    await driver.start()
    return driver
  }

  private func expect(_ frame: Frame, _ name: String) throws {
    let screen = frame.text + "\n" + frame.styledText
    let file = Self.folder.appending(path: name + ".txt")
    guard ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == nil else {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try screen.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name); run again without UPDATE_GOLDENS")
      return
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == screen, "\(name) differs")
  }
}
