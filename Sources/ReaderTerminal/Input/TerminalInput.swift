import CTerminal
import Dispatch
import Screen
import StyledText

/// Reads the terminal when it has something to say, and settles escapes after a delay. Nothing wakes up
/// between.
@MainActor final class TerminalInput {
  private let tty: Int32
  private let escapeDelay: Int
  private let handler: @MainActor ([DecodedInput]) -> Void
  private let ended: @MainActor () -> Void
  private var decoder: InputDecoder
  private var source: (any DispatchSourceRead)?
  /// Counts what was read, so that a delay knows whether something came in between.
  private var generation = 0

  /// How long a paste may pause before it is taken as ended, in milliseconds.
  private static let pasteDelay = 500

  init(
    tty: Int32,
    escapeDelay: Int,
    decoder: InputDecoder,
    handler: @escaping @MainActor ([DecodedInput]) -> Void,
    ended: @escaping @MainActor () -> Void
  ) {
    self.tty = tty
    self.escapeDelay = escapeDelay
    self.handler = handler
    self.ended = ended
    self.decoder = decoder
  }

  func open() {
    guard source == nil else { return }
    let source = DispatchSource.makeReadSource(fileDescriptor: tty, queue: .main)
    source.setEventHandler { [weak self] in
      MainActor.assumeIsolated { self?.read() }
    }
    self.source = source
    source.activate()
  }

  func close() {
    source?.cancel()
    source = nil
  }

  /// Takes everything that has arrived, so that keys typed ahead come as one batch. Not more than a batch: an
  /// event takes a hundred times the memory of the byte it was made of.
  private func read() {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while bytes.count < 1 << 16 {
      let count = ct_tty_read(tty, &chunk, chunk.count)
      if count > 0 {
        bytes.append(contentsOf: chunk[..<count])
        if count < chunk.count { break }
      } else if count == -Int(EAGAIN) {
        break
      } else if count != -Int(EINTR) {
        deliver(decoder.feed(bytes) + decoder.expire())
        close()
        return ended()
      }
    }
    generation += 1
    deliver(decoder.feed(bytes))
    if decoder.isWaiting { scheduleExpiry() }
  }

  private func deliver(_ inputs: [DecodedInput]) {
    if !inputs.isEmpty { handler(inputs) }
  }

  private func scheduleExpiry() {
    let generation = generation
    let delay = decoder.isPasting ? TerminalInput.pasteDelay : escapeDelay
    DispatchQueue.main.asyncAfter(deadline: .now() + .milliseconds(delay)) { [weak self] in
      MainActor.assumeIsolated {
        guard let self, self.generation == generation else { return }
        self.deliver(self.decoder.expire())
      }
    }
  }
}
