import CTerminal
import Dispatch

/// Sends bytes to the terminal without ever waiting for it: what it does not take at once waits here.
@MainActor final class TerminalOutput {
  private let tty: Int32
  private var waiting: [UInt8] = []
  private var source: (any DispatchSourceWrite)?
  /// Called when what waited has been sent.
  var drained: () -> Void = {}
  /// Called once when the terminal is gone.
  var failed: () -> Void = {}
  private var isGone = false

  init(tty: Int32) {
    self.tty = tty
  }

  /// True while the terminal has not taken everything: a new frame had better wait, too.
  var isBusy: Bool { !waiting.isEmpty }

  func send(_ bytes: [UInt8]) {
    guard !bytes.isEmpty, !isGone else { return }
    guard waiting.isEmpty else { return waiting.append(contentsOf: bytes) }
    let sent = write(bytes[...])
    if sent < bytes.count, !isGone {
      waiting = Array(bytes[sent...])
      watch()
    }
  }

  func send(_ text: String) {
    send(Array(text.utf8))
  }

  /// Sends what waits, giving the terminal at most this long to take it.
  func flush(milliseconds: Int32) {
    stopWatching()
    while !waiting.isEmpty, !isGone, ct_tty_wait(tty, true, milliseconds) {
      waiting.removeFirst(write(waiting[...]))
    }
    waiting = []
  }

  /// Writes until done, or until the terminal takes no more. The bytes written.
  private func write(_ bytes: ArraySlice<UInt8>) -> Int {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.dropFirst(sent).withUnsafeBufferPointer {
        ct_tty_write(tty, $0.baseAddress, $0.count)
      }
      if count > 0 {
        sent += count
      } else if count == -Int(EINTR) {
        continue
      } else if count == -Int(EAGAIN) {
        return sent
      } else {
        fail()
        return bytes.count
      }
    }
    return sent
  }

  private func fail() {
    guard !isGone else { return }
    isGone = true
    waiting = []
    stopWatching()
    failed()
  }

  private func watch() {
    let source = DispatchSource.makeWriteSource(fileDescriptor: tty, queue: .main)
    source.setEventHandler { [weak self] in
      MainActor.assumeIsolated { self?.continueSending() }
    }
    self.source = source
    source.activate()
  }

  private func continueSending() {
    waiting.removeFirst(min(waiting.count, write(waiting[...])))
    guard waiting.isEmpty else { return }
    stopWatching()
    if !isGone { drained() }
  }

  private func stopWatching() {
    source?.cancel()
    source = nil
  }
}
