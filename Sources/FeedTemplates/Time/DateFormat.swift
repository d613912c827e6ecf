import FeedCore

/// A format of `date`, `time` and `now`, taken apart once: PHP's letters, as Django knows them.
struct DateFormat: Sendable {
  private enum Piece: Sendable {
    case text(String)
    case letter(UInt8)
  }

  private let pieces: [Piece]
  /// Whether only letters of the time of day are in it, as the filter `time` asks.
  let isTimeOnly: Bool
  /// Whether no letter of the time of day is in it, as a day without a time asks.
  let isDateOnly: Bool

  private static let timeLetters = Array("aAefgGhHiOPsTuZ".utf8)
  private static let letters = Array("aAbcdDeEfFgGhHiIjlLmMnNoOPrsStTUuwWyYzZ".utf8)

  /// - Parameter text: letters, `\` before one that stands for itself, or the name of a standard format.
  init(_ text: String) {
    var pieces: [Piece] = []
    var literal: [UInt8] = []
    func flush() {
      guard !literal.isEmpty else { return }
      pieces.append(.text(Self.unescaped(literal)))
      literal.removeAll()
    }
    var previous: UInt8?
    for byte in (Self.standard[text] ?? text).utf8 {
      if Self.letters.contains(byte), previous != UInt8(ascii: "\\") {
        flush()
        pieces.append(.letter(byte))
      } else {
        literal.append(byte)
      }
      previous = byte
    }
    flush()
    self.pieces = pieces
    isTimeOnly = pieces.allSatisfy { piece in
      if case .letter(let letter) = piece { Self.timeLetters.contains(letter) } else { true }
    }
    isDateOnly = pieces.allSatisfy { piece in
      if case .letter(let letter) = piece { !Self.timeLetters.contains(letter) } else { true }
    }
  }

  /// Django's formats for English.
  static let standard = [
    "DATE_FORMAT": "N j, Y", "TIME_FORMAT": "P", "DATETIME_FORMAT": "N j, Y, P",
    "YEAR_MONTH_FORMAT": "F Y", "MONTH_DAY_FORMAT": "F j",
    "SHORT_DATE_FORMAT": "m/d/Y", "SHORT_DATETIME_FORMAT": "m/d/Y P",
    "FIRST_DAY_OF_WEEK": "0", "DECIMAL_SEPARATOR": ".", "THOUSAND_SEPARATOR": ",", "NUMBER_GROUPING": "3",
  ]

  static let date = DateFormat("DATE_FORMAT")
  static let time = DateFormat("TIME_FORMAT")
  static let dateTime = DateFormat("DATETIME_FORMAT")

  /// A backslash goes, the character after it stays; a backslash before a line end stays too.
  private static func unescaped(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    var isEscaped = false
    for (index, byte) in bytes.enumerated() {
      let next = index + 1 < bytes.count ? bytes[index + 1] : nil
      if byte == UInt8(ascii: "\\"), !isEscaped, let next, next != UInt8(ascii: "\n") {
        isEscaped = true
      } else {
        isEscaped = false
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The text where no letter is in it: it prints the same for every value, even one that is not a time.
  var literal: String? {
    var text = ""
    for piece in pieces {
      switch piece {
      case .text(let literal): text += literal
      // What is not a time has no zone to name.
      case .letter(let letter): guard "eOTZ".utf8.contains(letter) else { return nil }
      }
    }
    return text
  }

  func text(_ time: LocalTime) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .text(let literal): text += literal
      case .letter(let letter): text += DateLetter.text(letter, time)
      }
    }
    return text
  }
}
