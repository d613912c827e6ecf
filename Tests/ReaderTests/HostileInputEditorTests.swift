import GrowthTesting
import Screen
import Testing

@testable import Reader

/// What is typed and pasted costs time in proportion to its length.
@Suite struct HostileInputEditorTests {
  private static let pieces = ["a", "word ", "\n", "\u{301}", "👩\u{200D}", "漢", "\r", "\u{200B}", " "]
  private static let sizes = [1_000, 10_000, 100_000]

  private func text(_ piece: String, _ size: Int) -> String {
    String(repeating: piece, count: size / piece.utf8.count)
  }

  @Test(arguments: pieces)
  func layingOutIsLinear(_ piece: String) {
    Growth.expectLinear(piece.debugDescription, sizes: Self.sizes) {
      TextEditor(text(piece, $0))
    } work: {
      _ = EditorLayout($0, width: 40, measure: .unicode).rows
    }
  }

  /// The whole text is not looked at for a key: it is proportional to what is visible.
  @Test(arguments: ["a", "word ", "\n", "漢"])
  func onlyRowsNearTheCursorAreLaidOut(_ piece: String) {
    let (small, large) = (TextEditor(text(piece, 20_000)), TextEditor(text(piece, 400_000)))
    let rows = [small, large].map {
      EditorLayout($0, width: 40, measure: .unicode, rowsAround: 20).rows.count
    }
    #expect(rows.allSatisfy { $0 < 200 })
  }

  @Test(arguments: pieces)
  func typingIsLinear(_ piece: String) {
    for start in ["c", ":", "/", "?/"] {
      Growth.expectLinear("\(start) \(piece.debugDescription)", sizes: [300, 3_000, 30_000]) { size in
        text(piece, size).unicodeScalars.map {
          Key($0 == "\n" || $0 == "\r" ? .enter : .character(Character($0)))
        }
      } work: { keys in
        var desk = Desk.reading(1..<3)
        desk.press(start)
        for key in keys where start == "c" || key.code != .enter {
          _ = update(&desk.state, .terminal(.key(key)))
        }
        _ = desk.screen
      }
    }
  }

  @Test(arguments: pieces)
  func pastingIsLinear(_ piece: String) {
    for start in ["c", ":post ", "/"] {
      Growth.expectLinear("\(start) \(piece.debugDescription)", sizes: Self.sizes) {
        text(piece, $0)
      } work: { text in
        var desk = Desk.reading(1..<3)
        desk.press(start)
        desk.send(.terminal(.paste(text)))
        desk.press("ab<left><up><down>")
        _ = desk.screen
      }
    }
  }

  @Test func manySmallPastesAreLinear() {
    Growth.expectLinear("pastes", sizes: [500, 5_000, 50_000]) {
      $0
    } work: { count in
      var desk = Desk.reading(1..<3)
      desk.press("c")
      for _ in 0..<count { _ = update(&desk.state, .terminal(.paste("a"))) }
    }
  }

  @Test func manyLinesPastedIntoManyLinesAreLinear() {
    Growth.expectLinear("lines", sizes: Self.sizes) {
      text("a\n", $0)
    } work: { lines in
      var editor = TextEditor(lines)
      editor.moveToStart()
      editor.insert(lines)
      #expect(editor.lines.count == lines.utf8.count + 1)
    }
  }
}
