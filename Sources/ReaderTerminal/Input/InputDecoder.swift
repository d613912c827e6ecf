import Screen
import StyledText

/// Turns the bytes a terminal sends into keys, pastes, mouse actions and reports. Pure: time comes from
/// outside.
///
/// A lone escape byte may be the Escape key or the start of a sequence that has not arrived in full. While
/// `isWaiting`, the owner calls `expire` after the escape delay to settle it.
///
/// What never ends is bounded: sequences are short, the strings of reports are skipped without being kept,
/// and a paste has a limit.
struct InputDecoder {
  /// What the next bytes belong to.
  private enum Mode {
    case keys, paste
    /// A report that the terminal sends as a string, of which nothing is kept.
    case string
  }

  private var buffer: [UInt8] = []
  private var mode = Mode.keys
  private var pasted = PastedBytes()
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
  var isWaiting: Bool { !buffer.isEmpty || mode != .keys }

  /// True between the start and the end of a paste.
  var isPasting: Bool { mode == .paste }

  /// The bytes that are kept until more arrive.
  var kept: Int { buffer.count + pasted.count }

  /// Takes bytes as they were read.
  mutating func feed(_ bytes: some Sequence<UInt8>) -> [DecodedInput] {
    buffer.append(contentsOf: bytes)
    return decode(final: false)
  }

  /// Nothing more came: what waits is all there is.
  mutating func expire() -> [DecodedInput] {
    decode(final: true)
  }

  private mutating func decode(final: Bool) -> [DecodedInput] {
    var found: [DecodedInput] = []
    var rest = buffer[...]
    buffer = []
    var goesOn = true
    while goesOn, !rest.isEmpty || (final && mode != .keys) {
      switch mode {
      case .keys: goesOn = takeInput(&rest, final: final, &found)
      case .paste: goesOn = takePaste(&rest, final: final, &found)
      case .string: goesOn = skipString(&rest, final: final, &found)
      }
    }
    buffer = Array(rest)
    return found
  }

  /// Takes the first key, report or start of a paste. False when its end has not arrived.
  private mutating func takeInput(
    _ rest: inout ArraySlice<UInt8>,
    final: Bool,
    _ found: inout [DecodedInput]
  ) -> Bool {
    guard let step = next(rest, final: final) else { return false }
    rest = rest.dropFirst(step.length)
    switch step.start {
    case .paste: mode = .paste
    case .string: mode = .string
    case nil: break
    }
    if let input = step.input { found.append(input) }
    return true
  }

  /// Moves pasted bytes out of the rest. False when the end of the paste has not arrived.
  private mutating func takePaste(
    _ rest: inout ArraySlice<UInt8>,
    final: Bool,
    _ found: inout [DecodedInput]
  ) -> Bool {
    let end = EscapeEnd.find(KeySequences.pasteEnd, in: rest)
    let length = end.isFound || !final ? end.length : rest.count
    pasted.append(rest.prefix(length))
    rest = rest.dropFirst(length)
    guard end.isFound || final else { return false }
    if end.isFound { rest = rest.dropFirst(KeySequences.pasteEnd.count) }
    found += pasted.events
    mode = .keys
    pasted = PastedBytes()
    return true
  }

  /// Drops the bytes of a string up to BEL or the string terminator. False when its end has not arrived.
  private mutating func skipString(
    _ rest: inout ArraySlice<UInt8>,
    final: Bool,
    _ found: inout [DecodedInput]
  ) -> Bool {
    let end = rest.firstIndex { $0 == 0x07 || $0 == 0x1B } ?? rest.endIndex
    let tail = rest[end...]
    let isCut = tail.isEmpty || tail.elementsEqual([0x1B])
    guard !isCut || final else {
      rest = tail
      return false
    }
    // Another sequence ends a string as well.
    let length = isCut ? tail.count : tail.first == 0x07 ? 1 : tail.starts(with: [0x1B, 0x5C]) ? 2 : 0
    rest = tail.dropFirst(length)
    mode = .keys
    found.append(.report(.other))
    return true
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
