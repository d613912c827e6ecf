import Screen

/// A complete `CSI` sequence: private marker, numbers, intermediates, final byte.
struct ControlSequence {
  private let marker: UInt8?
  private let parameters: [Int]
  private let intermediate: UInt8?
  private let final: UInt8
  /// The bytes after `ESC [`.
  let length: Int

  /// Longer than any sequence that terminals send: what has no end until then is none.
  static let longest = 256

  /// Nil when the sequence is not complete or is none.
  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes.prefix(ControlSequence.longest)
    // The Linux console sends F1 to F5 as `ESC [ [ A` to `ESC [ [ E`.
    let isConsole = rest.first == UInt8(ascii: "[")
    marker = rest.first.flatMap { isConsole || (0x3C...0x3F).contains($0) ? $0 : nil }
    if marker != nil { rest = rest.dropFirst() }
    let numbers = rest.prefix { (0x30...0x3B).contains($0) }
    rest = rest.dropFirst(numbers.count)
    let intermediates = rest.prefix { (0x20...0x2F).contains($0) }
    rest = rest.dropFirst(intermediates.count)
    guard let final = rest.first, (0x40...0x7E).contains(final) || final == UInt8(ascii: "$") else {
      return nil
    }
    self.final = final
    intermediate = intermediates.first
    length = bytes.distance(from: bytes.startIndex, to: rest.startIndex) + 1
    parameters = numbers.split(separator: 0x3B, omittingEmptySubsequences: numbers.isEmpty).map {
      // Sub-parameters after a colon say more than is needed here.
      ControlSequence.number($0.prefix { $0 != 0x3A }) ?? 0
    }
  }

  static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.count > 9 ? nil : Int(String(decoding: digits, as: UTF8.self))
  }

  var isLegacyMouse: Bool { final == UInt8(ascii: "M") && marker == nil && parameters.isEmpty }

  private func parameter(_ index: Int) -> Int {
    index < parameters.count ? parameters[index] : 0
  }

  private var modifiers: KeyModifiers { KeyModifiers(parameter: parameter(1)) }

  /// What the sequence means; its length does not count the two bytes before it.
  func step(expectsCursorReport: Bool) -> InputStep {
    if marker == nil, intermediate == nil, final == UInt8(ascii: "~"), parameter(0) == 200 {
      return InputStep(length, nil, start: .paste)
    }
    if expectsCursorReport, marker == nil, final == UInt8(ascii: "R"), parameters.count == 2 {
      return InputStep(length, .report(.cursor(row: parameter(0), column: parameter(1))))
    }
    return InputStep(length, meaning)
  }

  private var meaning: DecodedInput? {
    switch marker {
    case UInt8(ascii: "["): consoleKey.map { .event(.key($0)) }
    case UInt8(ascii: "<"): MouseInput(parameters, final: final).event.map { .event(.mouse($0)) }
    case UInt8(ascii: "?") where intermediate == UInt8(ascii: "$"):
      .report(.mode(number: parameter(0), state: parameter(1)))
    case .some: .report(.other)
    case .none: plainMeaning
    }
  }

  private var consoleKey: Key? {
    (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(final) ? Key(.function(Int(final) - 0x40)) : nil
  }

  private var plainMeaning: DecodedInput? {
    switch final {
    case UInt8(ascii: "I"): .event(.focus(true))
    case UInt8(ascii: "O"): .event(.focus(false))
    case UInt8(ascii: "Z"): .event(.key(Key(.tab, modifiers.union(.shift))))
    case UInt8(ascii: "u"): character(parameter(0), modifiers)
    case UInt8(ascii: "~") where parameter(0) == 27:
      character(parameter(2), modifiers)
    case UInt8(ascii: "~"): numbered(modifiers)
    case UInt8(ascii: "^"): numbered(.control)
    case UInt8(ascii: "$"): numbered(.shift)
    case UInt8(ascii: "@"): numbered([.control, .shift])
    case UInt8(ascii: "a")...UInt8(ascii: "d"):
      ApplicationKeys.code(for: final - 0x20).map { .event(.key(Key($0, .shift))) }
    case UInt8(ascii: "A")...UInt8(ascii: "S"):
      ApplicationKeys.code(for: final).map { .event(.key(Key($0, modifiers))) }
    default: .report(.other)
    }
  }

  private func numbered(_ modifiers: KeyModifiers) -> DecodedInput? {
    NumberedKeys.code(for: parameter(0)).map { .event(.key(Key($0, modifiers))) }
  }

  /// A key reported by its code point, as terminals with extended keys do.
  private func character(_ code: Int, _ modifiers: KeyModifiers) -> DecodedInput? {
    guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else { return nil }
    guard code < 0x20 || code == 0x7F else {
      return .event(.key(Key(Character(scalar), modifiers).canonical))
    }
    guard let key = TextInput.step([UInt8(code)], final: true)?.input, case .event(.key(var plain)) = key
    else { return nil }
    plain.modifiers.formUnion(modifiers)
    return .event(.key(plain))
  }
}
