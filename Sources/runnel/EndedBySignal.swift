import ReaderTerminal
import Screen

/// A signal, or the loss of the terminal, ended the reader: everything is saved, and the process has to end
/// by it.
struct EndedBySignal: Error {
  let reason: StopReason

  func end() -> Never { reason.endProcess() }
}
