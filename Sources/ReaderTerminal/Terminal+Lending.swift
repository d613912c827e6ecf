import CTerminal
import Dispatch
import Screen

/// Lending the terminal to the shell or to a child.
extension Terminal {
  /// Stops the program and its group as Ctrl-Z does, with the terminal as it was found. When it goes on, a
  /// `.resumed` event asks for a new frame. Without a shell to return to it goes on at once.
  public func suspend() {
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
  public func run(_ program: String, _ arguments: [String]) async throws(TerminalError) -> Int32 {
    guard state == .active else { throw .program(name: program, code: EBUSY) }
    input?.close()
    leave()
    ct_signals_for_child(true)
    let result = await Terminal.spawn(program, arguments, tty: tty)
    ct_signals_for_child(false)
    resume()
    return try result.get()
  }

  private func resume() {
    do {
      try enter()
    } catch {
      return hangUp()
    }
    ct_redraw()
    resumedAt = .now()
    input?.open()
    // A change of size is not told while another has the terminal.
    handler?([.resumed] + resized())
  }

  /// Starts the child and waits for it on a thread of its own: a wait in the shared pool would stall it.
  private nonisolated static func spawn(
    _ program: String,
    _ arguments: [String],
    tty: Int32
  ) async -> Result<Int32, TerminalError> {
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "runnel.child").async {
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        var child: Int32 = 0
        let code = ct_spawn(program, &words, tty, &child)
        continuation.resume(
          returning: code == 0 ? .success(ct_wait(child)) : .failure(.program(name: program, code: code))
        )
      }
    }
  }
}
