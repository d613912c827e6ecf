extension Style {
  /// The style in a few words: `bold underline fg=2 bg=#102030`.
  package var summary: String {
    var words = TextAttributes.named.filter { attributes.contains($0.attribute) }.map(\.name)
    if foreground != .terminal { words.append("fg=\(foreground.summary)") }
    if background != .terminal { words.append("bg=\(background.summary)") }
    return words.joined(separator: " ")
  }
}

extension Color {
  /// `terminal`, the palette index, or `#rrggbb`.
  package var summary: String {
    switch self {
    case .terminal: "terminal"
    case .indexed(let index): "\(index)"
    case .rgb(let red, let green, let blue): "#" + [red, green, blue].map(Color.hexadecimal).joined()
    }
  }

  private static func hexadecimal(_ value: UInt8) -> String {
    (value < 16 ? "0" : "") + String(value, radix: 16)
  }
}
