/// Breaking lines.
extension TextWidth {
  /// The text in lines of at most `columns`, each line of it wrapped by itself.
  public func wrapped(_ text: StyledText, to columns: Int, hanging: Int = 0) -> StyledText {
    StyledText(lines: text.lines.flatMap { wrapped($0, to: columns, hanging: hanging) })
  }

  /// The line in lines of at most `columns`, broken between words, at CJK characters, or inside a word longer
  /// than a line. Blanks at a break are dropped; roles and actions stay with their text.
  /// - Parameter hanging: blanks before every line but the first.
  public func wrapped(_ line: StyledLine, to columns: Int, hanging: Int = 0) -> [StyledLine] {
    guard width(of: line) > columns else { return [line] }
    return LineWrapper(line, measure: self, columns: columns, hanging: hanging).lines()
  }

  /// Plain text in lines of at most `columns`.
  public func wrapped(_ text: String, to columns: Int, hanging: Int = 0) -> [String] {
    wrapped(StyledText(text), to: columns, hanging: hanging).lines.map(\.text)
  }
}
