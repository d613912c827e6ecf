import CTerminal
import Screen

/// Frames on the screen.
extension Terminal {
  /// Shows a frame: only what differs from the last one is sent, in one write. A frame that the terminal cannot take
  /// yet waits, and a newer one takes its place.
  public func paint(_ frame: Frame) {
    guard state == .active, !output.isBusy else {
      pending = state == .idle ? nil : frame
      return
    }
    pending = nil
    guard !painter.shows(frame) || !prelude.isEmpty else { return }
    send(frame)
  }

  func paintPending() {
    if let frame = pending { paint(frame) }
  }

  /// Draws everything anew with the next frame: the screen was spoiled by another program.
  public func redraw() {
    painter.forget()
    ct_redraw()
  }

  private func send(_ frame: Frame) {
    ct_guard_this_thread()
    let changedRows = painter.put(frame)
    let cursor = frame.cursor
    let row = max(0, min(cursor.position.row, size.height - 1))
    let column = max(0, min(cursor.position.column, size.width - 1))
    var length = 0
    let bytes = ct_update(Int32(row), Int32(column), cursor.isVisible, &length)
    output.send(wrapped(UnsafeBufferPointer(start: bytes, count: length), changedRows: changedRows))
  }

  /// A frame of several rows is shown at once where the terminal can. A moved marker arrives in one piece anyway,
  /// and the wrapping would nearly double it.
  private func wrapped(_ bytes: UnsafeBufferPointer<UInt8>, changedRows: Int) -> [UInt8] {
    defer { prelude = [] }
    guard synchronizes, changedRows > 1, bytes.count > 100 else { return prelude + bytes }
    return prelude + Array(TerminalSequences.frameBegin.utf8) + bytes + Array(TerminalSequences.frameEnd.utf8)
  }
}
