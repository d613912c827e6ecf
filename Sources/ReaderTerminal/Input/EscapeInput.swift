import Screen

/// What follows an escape byte: a key, a report, or a key with Alt.
struct EscapeInput {
  private let bytes: ArraySlice<UInt8>
  private let final: Bool
  private let expectsCursorReport: Bool

  init(_ bytes: ArraySlice<UInt8>, final: Bool, expectsCursorReport: Bool) {
    self.bytes = bytes
    self.final = final
    self.expectsCursorReport = expectsCursorReport
  }

  private static let escape = InputStep(1, Key(.escape))

  /// The first thing in the bytes; nil when its end may still come.
  var step: InputStep? {
    let rest = bytes.dropFirst()
    guard let second = rest.first else { return final ? EscapeInput.escape : nil }
    switch second {
    case UInt8(ascii: "["): return control(rest.dropFirst())
    case UInt8(ascii: "O"): return application(rest.dropFirst())
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
      return string(rest.dropFirst())
    case 0x1B: return doubled(rest)
    default: return TextInput.step(rest, final: final)?.after(1).withAlt()
    }
  }

  /// Nothing that makes a sequence followed: Alt and the character.
  private var altCharacter: InputStep? {
    final ? TextInput.step(bytes.dropFirst(), final: true)?.after(1).withAlt() : nil
  }

  /// Two escapes: Alt with a key that sends a sequence, or the Escape key twice. A third one is looked at
  /// when it is the second: there may be a million of them.
  private func doubled(_ rest: ArraySlice<UInt8>) -> InputStep? {
    guard let third = rest.dropFirst().first else { return final ? EscapeInput.escape : nil }
    guard third != 0x1B else { return EscapeInput.escape }
    let inner = EscapeInput(rest, final: final, expectsCursorReport: expectsCursorReport)
    guard let step = inner.step else { return nil }
    guard case .event(.key(let key)) = step.input, key.code != .escape, step.length > 2 else {
      return EscapeInput.escape
    }
    return step.after(1).withAlt()
  }

  /// `ESC [ parameters final`.
  private func control(_ rest: ArraySlice<UInt8>) -> InputStep? {
    guard let sequence = ControlSequence(rest) else {
      if rest.count >= ControlSequence.longest {
        return InputStep(2 + ControlSequence.longest, .report(.other))
      }
      return rest.isEmpty || final ? altCharacter : nil
    }
    if sequence.isLegacyMouse { return legacyMouse(rest.dropFirst(sequence.length)) }
    return sequence.step(expectsCursorReport: expectsCursorReport).after(2)
  }

  /// `ESC [ M` and three bytes; a terminal only sends it when it does not know the newer form, so it is
  /// skipped.
  private func legacyMouse(_ rest: ArraySlice<UInt8>) -> InputStep? {
    guard rest.count >= 3 else { return final ? InputStep(bytes.count, nil) : nil }
    return InputStep(6, nil)
  }

  /// `ESC O final`, with a modifier in between on some terminals.
  private func application(_ rest: ArraySlice<UInt8>) -> InputStep? {
    let digits = rest.prefix(EscapeInput.longestModifier).prefix { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x3B }
    guard let last = rest.dropFirst(digits.count).first else { return altCharacter }
    let modifiers = KeyModifiers(
      parameter: digits.split(separator: 0x3B).last.flatMap(ControlSequence.number) ?? 1
    )
    guard let code = ApplicationKeys.code(for: last) else {
      return digits.isEmpty ? InputStep(2, Key("O", .alt)) : InputStep(3 + digits.count, nil)
    }
    return InputStep(3 + digits.count, Key(code, modifiers))
  }

  /// Digits between `ESC O` and the final byte.
  private static let longestModifier = 8

  /// A string the terminal answers with: skipped up to its end. Nothing behind it means Alt and the
  /// character.
  private func string(_ rest: ArraySlice<UInt8>) -> InputStep? {
    rest.isEmpty ? altCharacter : InputStep(2, nil, start: .string)
  }
}
