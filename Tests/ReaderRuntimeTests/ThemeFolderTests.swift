import FeedCore
import FeedThemes
import Foundation
import Reader
import ReaderRuntime
import ReaderSample
import Screen
import StyledText
import Testing

@Suite("Themes from folders, while the reader runs")
@MainActor struct ThemeFolderTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "themes-\(UUID().uuidString)")

  private func write(_ text: String, _ path: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  private func themes() -> FolderThemes {
    FolderThemes(ThemeLibrary(folders: [folder]), depth: .mono, charset: .unicode)
  }

  @Test(
    "a theme's template is read again when its file changes; one that breaks is shown as it was, with the error"
  )
  func liveReload() async throws {
    try write("description = \"mine\"", "mine/theme.toml")
    try write("FIRST {{ activity.object.text }}", "mine/activity/tweet.txt")
    let bench = try await Bench(themes: themes())
    try await bench.press("1:theme mine\n")
    #expect(bench.screen.contains("FIRST The tomatoes"))
    try write("SECOND {{ activity.object.text }}", "mine/activity/tweet.txt")
    #expect(await bench.wait { $0.contains("SECOND The tomatoes") })
    try write("[roles]\nauthor = \"no such colour\"", "mine/theme.toml")
    #expect(await bench.wait { $0.contains("mine/theme.toml") })
    #expect(bench.screen.contains("SECOND The tomatoes"))
    try bench.close()
    try FileManager.default.removeItem(at: folder)
  }

  @Test("a template in a folder that did not exist when the theme was opened is read, and read again")
  func newFolder() async throws {
    try write("inherits = \"base\"", "mine/theme.toml")
    try write("description = \"base\"", "base/theme.toml")
    let bench = try await Bench(themes: themes())
    try await bench.press("1:theme mine\n")
    try write("FIRST {{ activity.object.text }}", "mine/activity/tweet.txt")
    #expect(await bench.wait { $0.contains("FIRST The tomatoes") })
    try write("SECOND {{ activity.object.text }}", "mine/activity/tweet.txt")
    #expect(await bench.wait { $0.contains("SECOND The tomatoes") })
    try FileManager.default.removeItem(at: folder.appending(path: "mine/activity"))
    #expect(await bench.wait { !$0.contains("SECOND") })
    try write("BELOW {{ activity.object.text }}", "base/activity/tweet.txt")
    #expect(await bench.wait { $0.contains("BELOW The tomatoes") })
    try bench.close()
    try FileManager.default.removeItem(at: folder)
  }

  @Test("a template that fails while rendering leaves the post readable")
  func brokenTemplate() async throws {
    try write("description = \"broken\"", "broken/theme.toml")
    try write("{% if %}", "broken/activity/tweet.txt")
    let bench = try await Bench(themes: themes())
    try await bench.press("1:theme broken\n")
    #expect(bench.screen.contains("The tomatoes have opinions"))
    try bench.close()
    try FileManager.default.removeItem(at: folder)
  }

  @Test("a slow theme uses up one budget for all entries of a frame; the next frame has one again")
  func slowTheme() async throws {
    let loops = (0..<9).map { "{% for a\($0) in '0123456789'|make_list %}" }.joined()
    let slow = loops + "x" + String(repeating: "{% endfor %}", count: 9)
    try write("description = \"slow\"", "slow/theme.toml")
    for name in ["tweet", "post", "default"] { try write(slow, "slow/activity/\(name).txt") }
    let bench = try await Bench(height: 60, themes: themes())
    try await bench.press("1:theme slow\n")
    #expect(bench.screen.contains("The tomatoes have opinions"))
    #expect(bench.screen.contains("used up"))
    try write("FAST {{ activity.object.text }}", "slow/activity/tweet.txt")
    #expect(await bench.wait { $0.contains("FAST The tomatoes") })
    try bench.close()
    try FileManager.default.removeItem(at: folder)
  }

  @Test("an unknown theme is told, and the old one stays")
  func unknownTheme() async throws {
    let bench = try await Bench()
    let before = bench.rows.dropLast(2)
    try await bench.press(":theme nowhere\n")
    #expect(bench.statusLine.contains("There is no theme 'nowhere'"))
    #expect(bench.rows.dropLast(2) == before)
    try bench.close()
  }
}
