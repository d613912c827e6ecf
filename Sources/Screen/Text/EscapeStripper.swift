/// Text without terminal escape sequences, controls and invisible characters; white space becomes blanks.
enum EscapeStripper {
  static func stripped(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      let end = sequenceEnd(scalars, from: index)
      if end > index {
        index = end
      } else {
        append(scalars[index], to: &result)
        index += 1
      }
    }
    return String(result)
  }

  private static func append(_ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView) {
    let value = scalar.value
    if (0x09...0x0D).contains(value) || value == 0x85 || HiddenScalar.isSeparator(value) {
      result.append(" ")
    } else if !HiddenScalar.isControl(value) && !HiddenScalar.isInvisible(value) {
      result.append(scalar)
    }
  }

  /// The index after the escape sequence that starts here, or `start` when none does.
  private static func sequenceEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    switch scalars[start].value {
    case 0x9B: return controlEnd(scalars, from: start + 1)
    case 0x90, 0x98, 0x9D, 0x9E, 0x9F: return stringEnd(scalars, from: start + 1)
    case 0x1B where start + 1 < scalars.count: return escapeEnd(scalars, from: start + 1)
    default: return start
    }
  }

  private static func escapeEnd(_ scalars: [Unicode.Scalar], from index: Int) -> Int {
    switch scalars[index] {
    case "[": return controlEnd(scalars, from: index + 1)
    case "]", "P", "X", "^", "_": return stringEnd(scalars, from: index + 1)
    case let scalar where (0x20...0x2F).contains(scalar.value): return min(index + 2, scalars.count)
    case let scalar where (0x30...0x7E).contains(scalar.value): return index + 1
    default: return index
    }
  }

  /// Parameters and intermediates, then a final byte. A sequence that breaks off ends where it does.
  private static func controlEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    var index = start
    while index < scalars.count, (0x20...0x3F).contains(scalars[index].value) { index += 1 }
    if index < scalars.count, (0x40...0x7E).contains(scalars[index].value) { index += 1 }
    return index
  }

  /// Up to BEL or the string terminator. One that never ends loses its introducer only, so that a stray escape
  /// cannot swallow the text after it.
  private static func stringEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    var index = start
    while index < scalars.count {
      switch scalars[index].value {
      case 0x07, 0x9C: return index + 1
      case 0x1B where index + 1 < scalars.count && scalars[index + 1] == "\\": return index + 2
      case 0x0A, 0x0D: return start
      default: index += 1
      }
    }
    return start
  }
}
