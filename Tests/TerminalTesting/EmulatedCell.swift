/// One cell of an emulated screen.
package struct EmulatedCell: Equatable, Sendable {
  /// Empty in the right half of a wide character.
  package internal(set) var text: String
  /// As in the parameters of SGR: `36`, `38;5;240`, `48;2;255;128;0`; empty for the terminal's own colour.
  package let foreground: String
  package let background: String

  static let blank = EmulatedCell(text: " ", pen: EmulatedPen())

  init(text: String, pen: EmulatedPen) {
    self.text = text
    foreground = pen.foreground
    background = pen.background
  }
}

/// The colours that a terminal writes in.
struct EmulatedPen: Equatable {
  var foreground = ""
  var background = ""

  /// Takes in the parameters of an SGR sequence.
  mutating func apply(_ numbers: [Int]) {
    var rest = (numbers.isEmpty ? [0] : numbers)[...]
    while let number = rest.popFirst() {
      switch number {
      case 0: self = EmulatedPen()
      case 30...37, 90...97: foreground = "\(number)"
      case 40...47, 100...107: background = "\(number)"
      case 39: foreground = ""
      case 49: background = ""
      case 38, 48:
        let count = rest.first == 5 ? 2 : 4
        let color = ([number] + rest.prefix(count)).map(String.init).joined(separator: ";")
        if number == 38 { foreground = color } else { background = color }
        rest = rest.dropFirst(count)
      default: break
      }
    }
  }
}
