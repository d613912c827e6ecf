import FeedThemes
import Screen
import StyledText

/// Styled text as a terminal reads it: the theme's colours in SGR sequences, every line ending plain.
///
/// Source: ECMA-48 §8.3.117 (SGR); `38;5` and `38;2` from ITU-T T.416 as xterm writes them.
struct AnsiText {
  let look: Look

  func text(_ styled: StyledText) -> String {
    styled.lines.reduce(into: "") { $0 += line($1) + "\n" }
  }

  /// Blanks at the end are dropped: there is no screen to fill.
  private func line(_ line: StyledLine) -> String {
    var output = ""
    var pending = ""
    for span in line.spans {
      let text = TextCleaner.body(span.text)
      let visible = text.droppingBlankEnd
      let codes = self.codes(look.style(span.roles))
      guard !visible.isEmpty || codes.hasBackground else {
        pending += text
        continue
      }
      let shown = codes.hasBackground ? text : visible
      output += pending + (codes.text.isEmpty ? shown : "\u{1B}[\(codes.text)m\(shown)\u{1B}[0m")
      pending = String(text.dropFirst(shown.count))
    }
    return output
  }

  private func codes(_ style: Style) -> (text: String, hasBackground: Bool) {
    var codes = TextAttributes.codes.filter { style.attributes.contains($0.attribute) }.map { "\($0.code)" }
    codes += Self.color(style.foreground, base: 30)
    codes += Self.color(style.background, base: 40)
    let fills = style.background != .terminal || style.attributes.contains(.reverse)
    return (codes.joined(separator: ";"), fills)
  }

  private static func color(_ color: Color, base: Int) -> [String] {
    switch color {
    case .terminal: []
    case .indexed(let index) where index < 8: ["\(base + Int(index))"]
    case .indexed(let index) where index < 16: ["\(base + 60 + Int(index) - 8)"]
    case .indexed(let index): ["\(base + 8);5;\(index)"]
    case .rgb(let red, let green, let blue): ["\(base + 8);2;\(red);\(green);\(blue)"]
    }
  }
}

extension TextAttributes {
  fileprivate static let codes: [(attribute: TextAttributes, code: Int)] = [
    (.bold, 1), (.dim, 2), (.italic, 3), (.underline, 4), (.reverse, 7), (.strikethrough, 9),
  ]
}

extension String {
  /// Without the blanks at its end.
  var droppingBlankEnd: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
