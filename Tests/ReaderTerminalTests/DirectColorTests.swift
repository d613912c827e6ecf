import Foundation
import ProcessTesting
import Screen
import TerminalTesting
import Testing

@testable import ReaderTerminal

/// Direct colour costs nothing, and every colour arrives as it was asked for.
@Suite struct DirectColorTests {
  @Test(arguments: [["COLORTERM": "truecolor"], ["COLORTERM": "24bit"], ["TERM": "xterm-direct"]])
  func directColourTakesNoMoreMemoryThanThePalette(_ environment: [String: String]) async throws {
    let description = try directDescription()
    defer { try? FileManager.default.removeItem(at: description) }
    try await onOwnThread {
      let plain = try peakMemory([:])
      let direct = try peakMemory(environment.merging(["TERMINFO_DIRS": description.path + ":"]) { $1 })
      #expect(direct < plain + 4096, "\(direct) kB with direct colour, \(plain) kB without")
    }
  }

  @Test func aDescriptionWithDirectColourIsUsed() async throws {
    let description = try directDescription()
    defer { try? FileManager.default.removeItem(at: description) }
    try await onOwnThread {
      let terminal = try startProbe(environment: [
        "TERM": "xterm-direct", "TERMINFO_DIRS": description.path + ":",
      ])
      #expect(terminal.screen.text.contains("direct") && !terminal.screen.text.contains("not known"))
      #expect(String(decoding: terminal.output, as: UTF8.self).contains("38;2;200;100;50m"))
    }
  }

  @Test func everyCellHasItsColourHoweverManyThereWere() async throws {
    try await onOwnThread {
      let terminal = try startProbe(environment: ["COLORTERM": "truecolor"], columns: 32, rows: 20)
      for number in 0..<6 {
        let frame = ColorFrames.frame(number, size: Size(width: 32, height: 20))
        terminal.send("G")
        try terminal.wait("frame \(number)") { shows(frame, $0.screen) { _, _ in false } }
      }
      #expect(terminal.screen.unknown.isEmpty)
    }
  }

  @Test func aFrameOfMoreColoursThanPlacesHasTheNearestForTheRest() async throws {
    try await onOwnThread {
      let terminal = try startProbe(environment: ["COLORTERM": "truecolor"])
      let frame = ColorFrames.frame(0, size: Size(width: 80, height: 24))
      terminal.send("G")
      try terminal.wait("the frame") {
        shows(frame, $0.screen) { color, shown in color.reduced(to: .indexed).parameters(base: 30) == shown }
      }
      let exact = (0..<1920).count { index in
        terminal.screen[index / 80, index % 80].foreground.hasPrefix("38;2;")
      }
      #expect(exact > 700)
    }
  }

  @Test func randomFramesHaveTheirColours() async throws {
    try await onOwnThread {
      for environment in [["COLORTERM": "truecolor"], [:]] {
        let terminal = try startProbe(environment: environment, columns: 40, rows: 12)
        let depth: ColorDepth = environment.isEmpty ? .indexed : .direct
        var random = RandomFrames(seed: 7)
        var frame = Frame(width: 40, height: 12)
        for number in 0..<40 {
          frame = random.next(after: frame)
          let expected = frame
          terminal.send("R")
          try terminal.wait("frame \(number)") { hasBackgrounds(expected, $0.screen, depth) }
        }
      }
    }
  }

  private func shows(_ frame: Frame, _ screen: EmulatedScreen, orElse: (Color, String) -> Bool) -> Bool {
    frame.cells.indices.allSatisfy { index in
      let shown = screen[index / frame.width, index % frame.width]
      let color = frame.cells[index].style.foreground
      return shown.text == "x"
        && (shown.foreground == color.parameters(base: 30) || orElse(color, shown.foreground))
    }
  }

  private func hasBackgrounds(_ frame: Frame, _ screen: EmulatedScreen, _ depth: ColorDepth) -> Bool {
    frame.text == screen.text
      && frame.cells.indices.allSatisfy { index in
        let color = frame.cells[index].style.background.reduced(to: depth)
        return screen[index / frame.width, index % frame.width].background == color.parameters(base: 40)
      }
  }

  /// In kilobytes, after the first frame.
  private func peakMemory(_ environment: [String: String]) throws -> Int {
    let terminal = try startProbe(environment: environment)
    return try #require(terminal.peakMemory())
  }

  /// A folder with a description of `xterm-direct` as ncurses' own is: 16,777,216 colours.
  private func directDescription() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "runnel-terminfo-\(UUID().uuidString)"
    )
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let source = folder.appending(path: "xterm-direct.terminfo")
    let text = """
      xterm-direct|xterm with direct colour,
      \tRGB, colors#0x1000000, pairs#0x10000, ccc@, initc@, oc@,
      \tsetaf=\\E[%?%p1%{8}%<%t3%p1%d%e38\\:2\\:\\:%p1%{65536}%/%d\\:%p1%{256}%/%{255}%&%d\\:%p1%{255}%&%d%;m,
      \tuse=xterm-256color,

      """
    try text.write(to: source, atomically: true, encoding: .utf8)
    let compiler = try ChildProcess(
      "tic",
      ["-x", "-o", folder.path, source.path],
      environment: ["PATH": "/usr/bin:/bin"]
    )
    #expect(compiler.wait() == 0)
    return folder
  }
}

/// Which number stands for which colour.
@Suite struct ColorPlacesTests {
  private func resolved(_ places: ColorPlaces, _ parameters: String) -> String {
    String(decoding: places.resolved(Array(parameters.utf8)), as: UTF8.self)
  }

  @Test func aColourHasOnePlaceUntilAllAreFreed() {
    var places = ColorPlaces(capacity: 2)
    #expect(places.number(red: 1, green: 2, blue: 3) == 256)
    #expect(places.number(red: 0, green: 0, blue: 0) == 257)
    #expect(places.number(red: 1, green: 2, blue: 3) == 256)
    #expect(places.number(red: 4, green: 5, blue: 6) == nil)
    places.removeAll()
    #expect(places.number(red: 4, green: 5, blue: 6) == 256)
  }

  @Test(arguments: [
    ("38;5;256", "38;2;1;2;3"), ("1;38;5;256;48;5;257", "1;38;2;1;2;3;48;2;255;128;0"), ("0;1;4", "0;1;4"),
    ("38;5;255", "38;5;255"), ("38;5;258", "38;5;258"), ("38;2;48;5;256", "38;2;48;5;256"),
    ("38;5;256;38;2;38;5;256", "38;2;1;2;3;38;2;38;5;256"), ("", ""),
    ("38;5;99999999999999999999", "38;5;99999999999999999999"),
  ])
  func placesBecomeColours(_ parameters: String, _ expected: String) {
    var places = ColorPlaces(capacity: 2)
    _ = places.number(red: 1, green: 2, blue: 3)
    _ = places.number(red: 255, green: 128, blue: 0)
    #expect(resolved(places, parameters) == expected)
  }
}
