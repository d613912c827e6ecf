import CTerminal
import Dispatch

/// Sends bytes to the terminal without ever waiting for it: what it does not take at once waits here.
@MainActor final class TerminalOutput {
  private let tty: Int32
  /// A slice, because bytes leave it at the front without moving the others.
  private var waiting: ArraySlice<UInt8> = []
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

  /// True while so much waits that what can be left out should be: a terminal that takes nothing must not
  /// make us keep everything that is copied meanwhile.
  var isFull: Bool { waiting.count > 1 << 20 }

  func send(_ bytes: [UInt8]) {
    guard !bytes.isEmpty, !isGone else { return }
    let wasBusy = isBusy
    waiting.append(contentsOf: bytes)
    guard !wasBusy else { return }
    sendWaiting()
    if isBusy { watch() }
  }

  func send(_ text: String) {
    send(Array(text.utf8))
  }

  /// Sends what waits and drops what the terminal does not take.
  /// - Parameters:
  ///   - milliseconds: how long it may pause.
  ///   - limit: how long it may take for everything, in milliseconds.
  func flush(milliseconds: Int, limit: Int = 3000) {
    stopWatching()
    let end = DispatchTime.now() + .milliseconds(limit)
    while isBusy, DispatchTime.now() < end, ct_tty_wait(tty, true, Int32(milliseconds)) { sendWaiting() }
    waiting = []
  }

  /// Writes until nothing waits, or until the terminal takes no more.
  private func sendWaiting() {
    while !waiting.isEmpty {
      let count = waiting.withUnsafeBufferPointer { ct_tty_write(tty, $0.baseAddress, $0.count) }
      switch count {
      case 1...: waiting.removeFirst(min(count, waiting.count))
      case -Int(EINTR): continue
      case -Int(EAGAIN): return
      default: return fail()
      }
    }
  }

  private func fail() {
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
    sendWaiting()
    guard !isBusy else { return }
    stopWatching()
    if !isGone { drained() }
  }

  private func stopWatching() {
    source?.cancel()
    source = nil
  }
}
