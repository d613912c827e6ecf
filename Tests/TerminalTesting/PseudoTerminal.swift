import Foundation

/// A program under a pseudo terminal of its own: what it writes is emulated, keys are sent to it, and its end
/// is observed. Nothing here sleeps; everything waits for a condition with a deadline.
///
/// Used on one thread at a time; see `onOwnThread`.
package final class PseudoTerminal {
  /// Everything the program wrote, byte for byte.
  package private(set) var output: [UInt8] = []
  /// What a person would see.
  package private(set) var screen: EmulatedScreen
  /// The sizes of what single reads brought: with a fast reader, close to what single writes sent.
  package private(set) var reads: [Int] = []
  /// Replies to queries as xterm does, when true.
  package var answersQueries = true

  /// The modes of the terminal before the program got it.
  package let initialModes: TerminalModes

  private var master: Int32
  private let child: pid_t
  private var status: ExitStatus?
  private var answered = 0

  /// Starts a program as the leader of its own session.
  /// - Parameters:
  ///   - reported: the size that the program is given, if it is not that of the emulated screen.
  ///   - environment: added to a small fixed one (`PATH`, `HOME`, `TERM=xterm-256color`, `LC_ALL=C.UTF-8`);
  ///     an empty value takes a variable out.
  package init(
    _ program: String,
    _ arguments: [String] = [],
    environment: [String: String] = [:],
    columns: Int = 80,
    rows: Int = 24,
    reported: (columns: Int, rows: Int)? = nil
  ) throws {
    screen = EmulatedScreen(columns: columns, rows: rows)
    let size = reported ?? (columns, rows)
    let pair = try PseudoTerminal.open(columns: size.columns, rows: size.rows)
    master = pair.master
    initialModes = TerminalModes(descriptor: pair.master)
    let words = PseudoTerminal.environment(environment)
    child = try PseudoTerminal.spawn(program, arguments, words, slave: pair.name)
    close(pair.slave)
  }

  deinit {
    if status == nil {
      kill(child, SIGKILL)
      var ignored: Int32 = 0
      waitpid(child, &ignored, 0)
    }
    if master >= 0 { close(master) }
  }

  /// The program's process id.
  package var processID: pid_t { child }

  // MARK: Talking to it

  /// Types text. Control keys as their bytes: `"\r"` is Enter, `"\u{1B}"` Escape, `"\u{4}"` Ctrl-D.
  package func send(_ text: String) {
    send(bytes: Array(text.utf8))
  }

  package func send(bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EAGAIN && errno != EINTR { return }
    }
  }

  /// Changes the window's size; the system tells the program with SIGWINCH.
  package func resize(columns: Int, rows: Int) {
    screen = EmulatedScreen(columns: columns, rows: rows)
    PseudoTerminal.setSize(master, columns: columns, rows: rows)
  }

  /// Reports a size that the emulated screen does not have.
  package func report(columns: Int, rows: Int) {
    PseudoTerminal.setSize(master, columns: columns, rows: rows)
  }

  /// Puts another terminal in the place of this one: it shows nothing and has no modes on.
  package func reattach() {
    screen = EmulatedScreen(columns: screen.columns, rows: screen.rows)
  }

  /// The most memory that the program has had so far, in kilobytes; nil if the system does not tell.
  package func peakMemory() -> Int? {
    let path = "/proc/\(child)/status"
    guard let status = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) }
  }

  /// The process group that has the terminal, such as a program started by a shell that was started here.
  package var foregroundGroup: pid_t { tcgetpgrp(master) }

  package func signal(_ number: Int32) {
    kill(child, number)
  }

  /// Takes the terminal away, as a closed window or a dead link does.
  package func hangUp() {
    close(master)
    master = -1
  }

  /// The modes of the terminal right now.
  package func modes() -> TerminalModes {
    TerminalModes(descriptor: master)
  }

  // MARK: Waiting

  /// Reads until the condition holds.
  /// - Throws: `PseudoTerminalError.timedOut` with the screen in it.
  package func wait(_ what: String, seconds: Double = 20, until condition: (PseudoTerminal) -> Bool) throws {
    let deadline = Date().addingTimeInterval(seconds)
    while !condition(self) {
      guard Date() < deadline else {
        throw PseudoTerminalError.timedOut(waitingFor: what, screen: screen.text)
      }
      let isOpen = read(milliseconds: 50)
      if !isOpen, !condition(self) {
        throw PseudoTerminalError.ended(waitingFor: what, screen: screen.text)
      }
    }
  }

  /// Reads until this text is on the screen.
  package func wait(for text: String, seconds: Double = 20) throws {
    try wait("\"\(text)\"", seconds: seconds) { $0.screen.text.contains(text) }
  }

  /// Waits until the program ends.
  /// - Parameter reading: false for a terminal that takes nothing any more.
  package func waitForExit(seconds: Double = 20, reading: Bool = true) throws -> ExitStatus {
    let deadline = Date().addingTimeInterval(seconds)
    while true {
      if let status = reap() {
        if reading { drain() }
        return status
      }
      guard Date() < deadline else {
        throw PseudoTerminalError.timedOut(waitingFor: "the end", screen: screen.text)
      }
      if !reading || master < 0 || !read(milliseconds: 20) { usleep(2000) }
    }
  }

  /// Reads for this long whatever comes. The number of bytes. For measuring that nothing comes.
  package func listen(seconds: Double) -> Int {
    let before = output.count
    let deadline = Date().addingTimeInterval(seconds)
    while Date() < deadline { _ = read(milliseconds: 10) }
    return output.count - before
  }

  /// Reads what has arrived already.
  private func drain() {
    while master >= 0, isReadable(milliseconds: 0), read(milliseconds: 0) {}
  }

  /// Waits until the program has written something, without reading it.
  package func waitForUnread(seconds: Double = 20) throws {
    guard isReadable(milliseconds: Int32(seconds * 1000)) else {
      throw PseudoTerminalError.timedOut(waitingFor: "output", screen: screen.text)
    }
  }

  private func isReadable(milliseconds: Int32) -> Bool {
    var wanted = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    return poll(&wanted, 1, milliseconds) > 0
  }

  private func reap() -> ExitStatus? {
    if let status { return status }
    var value: Int32 = 0
    guard waitpid(child, &value, WNOHANG) == child else { return nil }
    status = ExitStatus(waitStatus: value)
    return status
  }

  /// Reads once. False when the other side is closed.
  private func read(milliseconds: Int32) -> Bool {
    guard isReadable(milliseconds: milliseconds) else { return true }
    var chunk = [UInt8](repeating: 0, count: 65536)
    let count = Foundation.read(master, &chunk, chunk.count)
    guard count > 0 else { return count < 0 && (errno == EAGAIN || errno == EINTR) }
    output += chunk[..<count]
    reads.append(count)
    screen.feed(chunk[..<count])
    if answersQueries { answer() }
    return true
  }

  private func answer() {
    let replies: [(query: String, reply: String)] = [
      ("\u{1B}[6n", "\u{1B}[1;1R"), ("\u{1B}[c", "\u{1B}[?62;22c"), ("\u{1B}[?2026$p", "\u{1B}[?2026;2$y"),
    ]
    let news = output[answered...]
    for (query, reply) in replies where news.containsSequence(Array(query.utf8)) { send(reply) }
    answered = output.count
  }
}

extension ArraySlice<UInt8> {
  package func containsSequence(_ other: [UInt8]) -> Bool {
    indices.contains { self[$0...].starts(with: other) }
  }
}
