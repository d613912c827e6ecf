import Dispatch
import Foundation
import ReaderTerminal
import Screen
import StyledText
import TerminalTesting

/// A list of rows with a selection, and keys that try what a terminal must stand.
@MainActor final class Probe {
  private let terminal: Terminal
  private var selected = 0
  private var top = 0
  private var log: [String] = []
  private var rows: [String] = (0..<1000).map { "row \($0) of the list" }

  private var randomFrames = RandomFrames(seed: 7)
  private var randomFrame: Frame?
  private var colorFrames = 0
  private var floor = CommandLine.arguments.contains("floor") ? FloorList() : nil

  init() throws {
    terminal = try Terminal()
  }

  func start() throws {
    try terminal.start { [self] in
      $0.forEach(take)
      terminal.paint(frame())
    }
    terminal.paint(frame())
  }

  private func take(_ event: TerminalEvent) {
    switch event {
    case .key(let key): take(key)
    case .paste(let text): log.append("paste(\(TextCleaner.field(String(text.prefix(40)))))")
    case .mouse(let mouse): log.append("\(mouse.action)@\(mouse.position.row),\(mouse.position.column)")
    case .resize(let size): log.append("size \(size.width)x\(size.height)")
    case .focus(let has): log.append("focus \(has)")
    case .resumed: log.append("resumed")
    case .pasteWasCut: log.append("cut")
    case .stop(let reason):
      terminal.stop()
      print("stopped: \(reason)")
      reason.endProcess()
    }
  }

  private func take(_ key: Key) {
    log.append(key.notation)
    floor?.take(key.notation, height: terminal.size.height)
    switch key.notation {
    case "q": leave("bye")
    case "j", "down": move(1)
    case "k", "up": move(-1)
    case "ctrl-z": terminal.suspend()
    case "ctrl-l": terminal.redraw()
    default: act(key.notation)
    }
  }

  private func act(_ key: String) {
    switch key {
    case "S": raise(SIGSEGV)
    case "T": fatalError("on purpose")
    case "X": exit(7)
    case "O": print(overflow(1))
    case "F": randomFrame = flood()
    case "C": randomFrame = nil
    case "G":
      randomFrame = ColorFrames.frame(colorFrames, size: terminal.size)
      colorFrames += 1
    case "W":
      terminal.stop()
      exit(0)
    case "H": rows[0] = Probe.hostile
    case "E": run("sh", ["-c", "echo child $TERMINFO; read line; echo got $line; exit 5"])
    case "N": run("no-such-program", [])
    case "y": terminal.copy("copied text")
    case "t": terminal.setTitle("a\u{7}title\u{1B}]0;x")
    case "b": terminal.bell()
    case "n": log = [terminal.notice ?? "no notice"]
    case "R": randomFrame = randomFrames.next(after: randomFrame ?? Frame(size: terminal.size))
    case "m": terminal.setMouse(!terminal.isMouseEnabled)
    default: break
    }
  }

  /// More bytes than a terminal takes at once.
  private func flood() -> Frame {
    var frame = Frame(size: terminal.size)
    for row in 0..<frame.height {
      for column in 0..<frame.width {
        frame.write(
          "x",
          row: row,
          column: column,
          style: Style(foreground: .indexed(UInt8((row + column) % 256)))
        )
      }
    }
    return frame
  }

  /// Fills the stack.
  private func overflow(_ depth: Int) -> Int {
    depth < 0 ? 0 : overflow(depth + 1) + 1
  }

  private static let hostile =
    "\u{1B}]0;evil\u{7}\u{1B}[?1049l\u{9B}2J\u{9D}0;x\u{9C}\u{202E}abc\u{202C}\r\u{8}\u{200B}e"
    + String(repeating: "\u{301}", count: 40) + "👨‍👩‍👧end"

  /// A child that reads a line from the terminal, as an editor would.
  private func run(_ program: String, _ arguments: [String]) {
    Task {
      do {
        let status = try await terminal.run(program, arguments)
        log.append("status \(status)")
      } catch {
        log.append("\(error)")
      }
      terminal.paint(frame())
    }
  }

  private func leave(_ words: String) {
    terminal.stop()
    print(words)
    exit(0)
  }

  private func move(_ by: Int) {
    selected = max(0, min(rows.count - 1, selected + by))
    let height = max(1, terminal.size.height - 1)
    top = max(min(top, selected), selected - height + 1)
  }

  private func frame() -> Frame {
    if let randomFrame { return randomFrame }
    if let floor { return floor.frame(size: terminal.size, charset: terminal.charset) }
    var frame = Frame(size: terminal.size, charset: terminal.charset)
    let (list, status) = frame.bounds.splitBottom(1)
    for row in 0..<list.height where top + row < rows.count {
      let isSelected = top + row == selected
      frame.write(isSelected ? "▌" : " ", row: row, column: 0, style: Style(foreground: .indexed(4)))
      frame.write(rows[top + row], row: row, column: 2, style: style(top + row), clip: list)
    }
    let words =
      "\(terminal.size.width)x\(terminal.size.height) \(terminal.colorDepth) "
      + log.suffix(6).joined(separator: " ")
    frame.write(words, row: status.row, column: 0, style: Style(attributes: [.reverse]))
    frame.cursor = Cursor(Position(row: selected - top, column: 0))
    return frame
  }

  private func style(_ row: Int) -> Style {
    switch row % 4 {
    case 1: Style(foreground: .rgb(200, 100, 50))
    case 2: Style(foreground: .indexed(12), attributes: [.bold])
    default: .plain
    }
  }
}
