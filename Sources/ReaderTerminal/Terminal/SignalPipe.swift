import CTerminal
import Dispatch

/// Signals as numbers on the main queue: the handler in C writes a byte, the queue wakes up for it.
@MainActor final class SignalPipe {
  private let reading: Int32
  private var source: (any DispatchSourceRead)?

  /// Nil when the system has no pipe left.
  init?(_ handler: @escaping @MainActor ([Int32]) -> Void) {
    var reading: Int32 = -1
    var writing: Int32 = -1
    guard ct_pipe(&reading, &writing) else { return nil }
    self.reading = reading
    let source = DispatchSource.makeReadSource(fileDescriptor: reading, queue: .main)
    self.source = source
    source.setEventHandler { [weak self] in
      MainActor.assumeIsolated {
        guard let self else { return }
        handler(self.take())
      }
    }
    source.activate()
    ct_signals_forward(writing)
  }

  /// The signals that arrived, oldest first.
  func take() -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = ct_tty_read(reading, &bytes, bytes.count)
    return count > 0 ? bytes[..<count].map(Int32.init) : []
  }

  /// Restores the handlers that the signals had before.
  func close() {
    source?.cancel()
    source = nil
    ct_signals_restore()
  }
}
