import Screen

/// Turns the bytes a terminal sends into keys, pastes, mouse actions and reports. Pure: time is told from outside.
///
/// A lone escape byte may be the Escape key or the start of a sequence that has not arrived in full. While
/// `isWaiting`, the owner calls `expire` after the escape delay to settle it.
struct InputDecoder {
  private var buffer: [UInt8] = []
  private var paste: [UInt8]?
  private let sequences: KeySequences
  private let isLatin: Bool
  /// True while a cursor report is awaited: its form is also that of F3 with modifiers.
  var expectsCursorReport = false

  /// - Parameter isLatin: bytes that are not UTF-8 are Latin-1 rather than broken.
  init(sequences: KeySequences = KeySequences(), isLatin: Bool = false) {
    self.sequences = sequences
    self.isLatin = isLatin
  }

  /// True when what has arrived may go on.
  var isWaiting: Bool { !buffer.isEmpty || paste != nil }

  /// True between the start and the end of a paste.
  var isPasting: Bool { paste != nil }

  /// Takes bytes as they were read.
  mutating func feed(_ bytes: some Sequence<UInt8>) -> [DecodedInput] {
    buffer.append(contentsOf: bytes)
    return decode(final: false)
  }

  /// Nothing more came: what waits is all there is.
  mutating func expire() -> [DecodedInput] {
    var found = decode(final: true)
    if let text = paste {
      paste = nil
      found.append(.event(.paste(String(decoding: text + buffer, as: UTF8.self))))
      buffer = []
    }
    return found
  }

  private mutating func decode(final: Bool) -> [DecodedInput] {
    var found: [DecodedInput] = []
    var rest = buffer[...]
    while !rest.isEmpty {
      if paste != nil {
        guard let text = takePaste(&rest) else { break }
        found.append(.event(.paste(text)))
        continue
      }
      guard let step = next(rest, final: final) else { break }
      rest = rest.dropFirst(step.length)
      if step.startsPaste { paste = [] }
      if let input = step.input { found.append(input) }
    }
    buffer = Array(rest)
    return found
  }

  /// Moves pasted bytes out of the rest. The text, when its end has arrived.
  private mutating func takePaste(_ rest: inout ArraySlice<UInt8>) -> String? {
    let end = KeySequences.pasteEnd
    var index = rest.startIndex
    while index < rest.endIndex {
      if rest[index] == 0x1B {
        let tail = rest[index...]
        if tail.starts(with: end) {
          let text = String(decoding: (paste ?? []) + rest[..<index], as: UTF8.self)
          rest = tail.dropFirst(end.count)
          paste = nil
          return text
        }
        if end.starts(with: tail) { break }
      }
      index += 1
    }
    paste?.append(contentsOf: rest[..<index])
    rest = rest[index...]
    return nil
  }

  /// The first thing in the bytes; nil when its end has not arrived and may still come.
  private func next(_ bytes: ArraySlice<UInt8>, final: Bool) -> InputStep? {
    switch sequences.match(bytes, final: final) {
    case .key(let key, let length): return InputStep(length, key)
    case .maybe: return nil
    case .none: break
    }
    guard bytes.first == 0x1B else { return TextInput.step(bytes, final: final, isLatin: isLatin) }
    return EscapeInput(bytes, final: final, expectsCursorReport: expectsCursorReport).step
  }
}
