import Screen

/// A piece of input: how many bytes it takes and what it means, if anything.
struct InputStep {
  let length: Int
  let input: DecodedInput?
  let start: Start?

  /// What the bytes behind it belong to, where they are no input of their own.
  enum Start {
    case paste, string
  }

  init(_ length: Int, _ input: DecodedInput?, start: Start? = nil) {
    self.length = length
    self.input = input
    self.start = start
  }

  init(_ length: Int, _ key: Key) {
    self.init(length, .event(.key(key)))
  }

  /// The same input behind `count` more bytes.
  func after(_ count: Int) -> InputStep {
    InputStep(length + count, input, start: start)
  }

  /// The same key with Alt held, as an escape byte before it means.
  func withAlt() -> InputStep {
    guard case .event(.key(var key)) = input else { return self }
    key.modifiers.insert(.alt)
    return InputStep(length, key)
  }
}
