import FeedCore
import FeedThemes
import Foundation
import StyledText
import Testing

/// What every sample looks like in every theme, as files: `RUNNEL_RECORD_GOLDENS=1 swift test` writes them
/// again.
@Suite("Entries of the themes")
struct EntryGoldenTests {
  @Test("look as they did", arguments: ThemeLibrary(folders: []).names, [48, 76])
  func golden(theme name: String, width: Int) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")
    let file = folder.appending(path: "\(name)-\(width).txt")
    let screen = try Self.everything(in: name, width: width)
    guard ProcessInfo.processInfo.environment["RUNNEL_RECORD_GOLDENS"] == nil else {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try screen.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("Recorded \(file.lastPathComponent): run again without RUNNEL_RECORD_GOLDENS.")
      return
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == screen)
  }

  @Test("never leave their place", arguments: ThemeLibrary(folders: []).names, [20, 40, 80, 120])
  func fits(theme name: String, width: Int) throws {
    for charset in [Charset.unicode, .ascii] {
      let measure = TextWidth(charset)
      for text in try Self.entries(in: name, width: width, charset: charset) {
        #expect(!text.lines.isEmpty)
        #expect(text.lines.allSatisfy { measure.width(of: $0) <= width })
      }
    }
  }

  private static func entries(in name: String, width: Int, charset: Charset = .unicode) throws -> [StyledText]
  {
    let theme = try ThemeLibrary(folders: []).theme(name)
    let look = Look(manifest: theme.manifest, depth: .direct, charset: charset)
    let renderer = EntryRenderer(theme: theme, look: look)
    let now = SampleActivities.now
    let singles = try [EntryForm.list, .detail].flatMap { form in
      try SampleActivities.singles.map {
        try renderer.render($0, form: form, width: width, now: now, viewer: "ann")
      }
    }
    let groups = try [EntryForm.list, .notification].flatMap { form in
      try SampleActivities.groups.map {
        try renderer.render($0, form: form, width: width, now: now, viewer: "ann")
      }
    }
    return singles + groups
  }

  private static func everything(in name: String, width: Int) throws -> String {
    try entries(in: name, width: width).map { text in
      text.lines.map { line in String(line.text.reversed().drop { $0 == " " }.reversed()) }.joined(
        separator: "\n"
      )
    }.joined(separator: "\n\n") + "\n"
  }
}
