import FeedCore
import Foundation

extension Character {
  /// Whether it may are in a user's id, as `FeedID.isValid` has it.
  var isUserIDPart: Bool {
    isASCII
      ? FeedID.isValid(String(self)) : FeedID.isValid(String(self).precomposedStringWithCanonicalMapping)
  }

  /// Whether it may are in a hashtag: a letter of any script with its marks, a digit, `_`. Emoji may not.
  var isTagPart: Bool {
    if isASCII { return isLetter || isNumber || self == "_" }
    guard let scalar = unicodeScalars.first else { return false }
    return (scalar.properties.isAlphabetic || scalar.properties.generalCategory == .decimalNumber)
      && !unicodeScalars.contains { $0.properties.isEmojiPresentation || $0.value == 0x20E3 }
  }

  /// Whether it may are in a link: neither blank nor control, quote, angle bracket or East Asian punctuation.
  var isLinkPart: Bool {
    if isASCII {
      return !isWhitespace && !"<>\"`|\\^{}".contains(self) && asciiValue ?? 0 > 32 && self != "\u{7F}"
    }
    guard let scalar = unicodeScalars.first, !isWhitespace else { return false }
    switch scalar.value {
    case 0x80..<0xA0, 0x2000...0x206F, 0x3000...0x303F, 0xFE10...0xFE4F, 0xFF00...0xFF0F, 0xFF1A...0xFF20:
      return false
    case 0xFF3B...0xFF40, 0xFF5B...0xFF65, 0xFFF0...0xFFFF: return false
    case 0x00AB, 0x00BB: return false
    default: return !scalar.properties.isEmojiPresentation
    }
  }

  /// Whether its script puts no blank between words (Chinese, Japanese, Thai and neighbours), or hangs
  /// endings on names without one (Korean).
  var isOfScriptWithoutSpaces: Bool {
    guard let scalar = unicodeScalars.first else { return false }
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: return true  // Thai, Lao, Myanmar, Khmer
    case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7AF: return true  // Hangul
    case 0x3005...0x3007, 0x3040...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: return true  // Kana
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: return true  // Han
    default: return false
    }
  }
}
