import CTerminal
import Dispatch
import Screen

/// Taking the terminal and giving it back.
extension Terminal {
  /// Takes the terminal. Events come in batches: everything that arrived at once, so that a program updates
  /// its state for all of them and paints once. The first frame is what is painted first.
  package func start(_ handler: @escaping @MainActor ([TerminalEvent]) -> Void) throws(TerminalError) {
    guard state == .idle else { return }
    self.handler = handler
    output.drained = { [weak self] in self?.paintPending() }
    output.failed = { [weak self] in self?.hangUp() }
    // Before anything is changed: no moment may be without a way back.
    signals = SignalPipe { [weak self] in self?.take(signals: $0) }
    do {
      try enter()
    } catch {
      signals?.close()
      throw error
    }
    let capability = description.capability
    input = TerminalInput(
      tty: tty,
      escapeDelay: options.escapeDelay,
      decoder: InputDecoder(sequences: KeySequences(capability: capability), isLatin: charset == .ascii),
      handler: { [weak self] in self?.take($0) },
      ended: { [weak self] in self?.inputEnded() }
    )
    input?.open()
    if options.synchronizes && description.isXtermLike {
      add(TerminalSequences.askForFrames)
      askedAt = .now()
    }
  }

  /// Gives the terminal back as it was found. Frames painted later are ignored.
  package func stop() {
    guard state != .idle else { return }
    input?.close()
    if state == .active { leave() }
    signals?.close()
    state = .idle
    handler = nil
  }

  /// Modes on, guard armed; the next frame is drawn in full.
  func enter() throws(TerminalError) {
    guard ct_tty_await_foreground(tty) else { throw .modes(code: EIO) }
    let result = ct_tty_raw(tty)
    guard result == 0 else { throw .modes(code: result) }
    let reset = description.reset
    ct_guard(tty, reset, reset.count)
    state = .active
    painter.forget()
    shortener.forget()
    if description.hasPrivateModes { add(modesOn) }
  }

  var modesOn: String {
    TerminalSequences.pasteOn + (options.reportsFocus ? TerminalSequences.focusOn : "")
      + (isMouseEnabled ? TerminalSequences.mouseOn : "")
  }

  private var modesOff: String {
    TerminalSequences.pasteOff + (options.reportsFocus ? TerminalSequences.focusOff : "")
      + (isMouseEnabled ? TerminalSequences.mouseOff : "")
  }

  /// Out of full-screen mode, modes as found.
  func leave() {
    prelude = []
    var length = 0
    let bytes = ct_leave(&length)
    output.send(
      (description.hasPrivateModes ? Array(modesOff.utf8) : [])
        + UnsafeBufferPointer(start: bytes, count: length) + description.leavingLine
    )
    output.flush(milliseconds: 200)
    discardLateAnswer()
    _ = ct_tty_restore(tty)
    ct_guard_armed(false)
    state = .lent
  }

  /// An answer that comes after we have left would be typed into the shell.
  private func discardLateAnswer() {
    guard let asked = askedAt, DispatchTime.now() < asked + .seconds(1) else { return }
    askedAt = nil
    if ct_tty_wait(tty, false, 50) { ct_tty_discard_input(tty) }
  }

  /// Sends text that leaves the screen alone along with the next frame.
  func add(_ text: String) {
    prelude += Array(text.utf8)
  }

  /// Reading failed: in the background the terminal is only not ours now; otherwise it is gone.
  private func inputEnded() {
    guard !ct_tty_is_foreground(tty), ct_tty_await_foreground(tty) else { return hangUp() }
    handler?(cameBack())
    input?.open()
  }

  /// The terminal is gone: say so, once.
  func hangUp() {
    guard !hasHungUp else { return }
    hasHungUp = true
    handler?([stop(.hungUp)])
  }
}
