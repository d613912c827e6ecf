/// Text without terminal escape sequences, controls and invisible characters; white space becomes blanks.
struct EscapeStripper {
  private let scalars: [Unicode.Scalar]
  private var result = String.UnicodeScalarView()
  private var filter = ScalarFilter()
  /// No string that starts before this index ends: looking for the end of each would cost the rest of the
  /// text.
  private var endlessUpTo = 0

  static func stripped(_ text: String) -> String {
    var stripper = EscapeStripper(text)
    stripper.strip()
    return String(stripper.result)
  }

  private init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  private mutating func strip() {
    var index = 0
    while index < scalars.count {
      let end = sequenceEnd(from: index)
      if end > index {
        index = end
      } else {
        append(scalars[index])
        index += 1
      }
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if (0x09...0x0D).contains(value) || value == 0x85 || HiddenScalar.isSeparator(value) {
      filter = ScalarFilter()
      result.append(" ")
    } else if !HiddenScalar.isControl(value), !HiddenScalar.isInvisible(value),
      filter.admits(value)
    {
      result.append(HiddenScalar.isNoncharacter(value) ? "□" : scalar)
    }
  }

  /// The index after the escape sequence that starts here, or `start` when none does.
  private mutating func sequenceEnd(from start: Int) -> Int {
    switch scalars[start].value {
    case 0x9B: return controlEnd(from: start + 1)
    case 0x90, 0x98, 0x9D, 0x9E, 0x9F: return stringEnd(from: start + 1)
    case 0x1B where start + 1 < scalars.count: return escapeEnd(from: start + 1)
    default: return start
    }
  }

  private mutating func escapeEnd(from index: Int) -> Int {
    switch scalars[index] {
    case "[": return controlEnd(from: index + 1)
    case "]", "P", "X", "^", "_": return stringEnd(from: index + 1)
    case let scalar where (0x20...0x2F).contains(scalar.value): return min(index + 2, scalars.count)
    case let scalar where (0x30...0x7E).contains(scalar.value): return index + 1
    default: return index
    }
  }

  /// Parameters and intermediates, then a final byte. A sequence that breaks off ends where it does.
  private func controlEnd(from start: Int) -> Int {
    var index = start
    while index < scalars.count, (0x20...0x3F).contains(scalars[index].value) { index += 1 }
    if index < scalars.count, (0x40...0x7E).contains(scalars[index].value) { index += 1 }
    return index
  }

  /// Up to BEL or the string terminator. One that never ends loses its introducer only, so that a stray
  /// escape cannot swallow the text after it.
  private mutating func stringEnd(from start: Int) -> Int {
    var index = start
    while index < scalars.count, start >= endlessUpTo {
      switch scalars[index].value {
      case 0x07, 0x9C: return index + 1
      case 0x1B where index + 1 < scalars.count && scalars[index + 1] == "\\": return index + 2
      case 0x0A, 0x0D:
        endlessUpTo = index
        return start
      default: index += 1
      }
    }
    endlessUpTo = max(endlessUpTo, index)
    return start
  }
}
