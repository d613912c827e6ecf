import CTerminal
import Screen

/// Frames on the screen.
extension Terminal {
  /// Shows a frame: only what differs from the last one is sent, in one write. A frame that the terminal
  /// cannot take yet waits, and a newer one takes its place.
  package func paint(_ frame: Frame) {
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

  /// Draws everything again with the next frame: the screen was spoiled by another program, or is that of
  /// another terminal, which knows nothing of our modes.
  package func redraw() {
    painter.forget()
    shortener.forget()
    ct_redraw()
    guard state == .active else { return }
    let state = description.takingOver(cursorVisible: isCursorVisible)
    let modes = state + (description.hasPrivateModes ? Array(modesOn.utf8) : [])
    if !prelude.starts(with: modes) { prelude = modes + prelude }
  }

  private func send(_ frame: Frame) {
    ct_guard_this_thread()
    let painted = painter.put(frame)
    var bytes = update(frame.cursor)
    // Joined glyphs that ncurses did not scroll as a whole are drawn again, still within this frame.
    if painter.redrawUnscrolled(bytes) { bytes += update(frame.cursor) }
    output.send(wrapped(bytes, changedRows: painted))
  }

  /// What ncurses sends to make its next screen the one shown.
  private func update(_ cursor: Cursor) -> [UInt8] {
    let row = max(0, min(cursor.position.row, size.height - 1))
    let column = max(0, min(cursor.position.column, size.width - 1))
    isCursorVisible = cursor.isVisible
    var length = 0
    let bytes = ct_update(Int32(row), Int32(column), cursor.isVisible, &length)
    return shortener.shortened(UnsafeBufferPointer(start: bytes, count: length), places: painter.places)
  }

  /// A frame of several rows is shown immediately where the terminal can. What is short arrives in one piece
  /// anyway.
  private func wrapped(_ bytes: [UInt8], changedRows: Int) -> [UInt8] {
    defer { prelude = [] }
    guard synchronizes, changedRows > 1, bytes.count > Terminal.longestPiece else { return prelude + bytes }
    return prelude + Array(TerminalSequences.frameBegin.utf8) + bytes + Array(TerminalSequences.frameEnd.utf8)
  }

  /// Bytes that terminals read at once, by far.
  private static let longestPiece = 500
}
