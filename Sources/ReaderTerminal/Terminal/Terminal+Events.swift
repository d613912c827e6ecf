import CTerminal
import Dispatch
import Screen

/// From what arrives to what the program receives.
extension Terminal {
  func take(_ inputs: [DecodedInput]) {
    ct_guard_this_thread()
    var events: [TerminalEvent] = []
    for input in inputs {
      switch input {
      case .event(.mouse(let mouse)): events.append(.mouse(clicks.counted(mouse, at: .now())))
      case .event(let event): events.append(event)
      case .report(.mode(number: 2026, let state)):
        synchronizes = state == 1 || state == 2
        askedAt = nil
      case .report: break
      }
    }
    if !events.isEmpty { handler?(events) }
  }

  /// Signals, in one batch of events.
  func take(signals: [Int32]) {
    ct_guard_this_thread()
    let stops = stops(among: signals)
    guard state == .active else { return hold(stops, signals: signals) }
    var events: [TerminalEvent] = []
    if signals.contains(SIGCONT), !resumedJustNow { events += cameBack() }
    if signals.contains(SIGWINCH) { events += resized() }
    if signals.contains(SIGINT) { events.append(stop(.interrupted)) }
    if signals.contains(SIGQUIT) { events.append(stop(.quit)) }
    events += stops
    if !events.isEmpty { handler?(events) }
    if signals.contains(SIGTSTP) { suspend() }
  }

  private func stops(among signals: [Int32]) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    if signals.contains(SIGTERM) { events.append(stop(.terminated)) }
    if signals.contains(SIGHUP), !hasHungUp {
      hasHungUp = true
      events.append(stop(.hungUp))
    }
    return events
  }

  /// Remembers the first reason to leave.
  func stop(_ reason: StopReason) -> TerminalEvent {
    stopReason = stopReason ?? reason
    return .stop(reason)
  }

  /// Takes on the size the terminal has now. The signal says that the screen is not what it was, even if its
  /// size is: programs such as dtach send it for another terminal, and a window may have been smaller in
  /// between.
  func resized() -> [TerminalEvent] {
    _ = takeSize()
    redraw()
    return [.resize(size)]
  }

  /// Takes on the size the terminal has now, if it is another one.
  func takeSize() -> [TerminalEvent] {
    let new = Terminal.measure(tty)
    guard new != size else { return [] }
    size = new
    ct_resize(Int32(new.width), Int32(new.height))
    painter.forget()
    return [.resize(new)]
  }

  /// The SIGCONT that ended our own stop may arrive after we have come back from it.
  private var resumedJustNow: Bool {
    resumedAt.map { DispatchTime.now() < $0 + .milliseconds(250) } ?? false
  }

  /// Stopped without our doing (SIGSTOP) and continued: the shell has had the terminal meanwhile.
  func cameBack() -> [TerminalEvent] {
    guard ct_tty_await_foreground(tty) else { return [] }
    _ = ct_tty_raw(tty)
    resumedAt = .now()
    redraw()
    return [.resumed] + takeSize()
  }
}
