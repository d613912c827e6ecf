import CTerminal
import Dispatch
import Screen

/// Lending the terminal to the shell or to a child.
extension Terminal {
  /// Stops the program and its group as Ctrl-Z does, with the terminal as it was found. When it goes on, a
  /// `.resumed` event asks for a new frame. Without a shell to return to it goes on immediately.
  package func suspend() {
    guard state == .active else { return }
    input?.close()
    leave()
    ct_stop_group()
    resume()
  }

  /// Runs a program in the foreground and gives it the terminal until it ends.
  /// - Parameters:
  ///   - program: a name looked up in `PATH`, or a path. Never a shell line.
  ///   - arguments: what follows the name.
  /// - Returns: the exit status, or 128 plus the number of the signal that ended it.
  package func run(_ program: String, _ arguments: [String]) async throws(TerminalError) -> Int32 {
    guard state == .active else { throw .program(name: program, code: EBUSY) }
    input?.close()
    leave()
    ct_signals_for_child(true)
    defer { resume() }
    defer { ct_signals_for_child(false) }
    let child = try spawn(program, arguments)
    self.child = child
    defer { self.child = nil }
    return await Terminal.wait(for: child)
  }

  private func resume() {
    let held = deferredEvents
    deferredEvents = []
    do {
      try enter()
    } catch {
      handler?(held)
      return hangUp()
    }
    ct_redraw()
    resumedAt = .now()
    input?.open()
    // A change of size is not told while another has the terminal.
    handler?([.resumed] + takeSize() + held)
  }

  /// While a child has the terminal, the end is first the child's: it may have something to save, too.
  func hold(_ events: [TerminalEvent], signals: [Int32]) {
    deferredEvents += events
    guard let child, let signal = signals.last(where: { $0 == SIGTERM || $0 == SIGHUP }) else { return }
    kill(child, signal)
  }

  private func spawn(_ program: String, _ arguments: [String]) throws(TerminalError) -> Int32 {
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var child: Int32 = 0
    let code = ct_spawn(program, &words, tty, &child)
    guard code == 0 else { throw .program(name: program, code: code) }
    return child
  }

  /// Waits on a thread of its own: a wait in the shared pool would stall it.
  private nonisolated static func wait(for child: Int32) async -> Int32 {
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "runnel.child").async {
        continuation.resume(returning: ct_wait(child))
      }
    }
  }
}
