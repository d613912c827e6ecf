/// Fitting one line into a given number of columns.
extension TextWidth {
  /// The text, cut so that it and the ellipsis fit into `columns`. Text that fits is returned as it is.
  public func truncated(_ text: String, to columns: Int, ellipsis: String = "…") -> String {
    guard width(of: text) > columns else { return text }
    let room = columns - width(of: ellipsis)
    guard room >= 0 else { return String(prefix(of: text, columns: columns).text) }
    return prefix(of: text, columns: room).text + ellipsis
  }

  /// The line, cut so that it and the ellipsis fit into `columns`; the ellipsis looks like the text it
  /// follows.
  public func truncated(_ line: StyledLine, to columns: Int, ellipsis: String = "…") -> StyledLine {
    guard width(of: line) > columns else { return line }
    let room = columns - width(of: ellipsis)
    var cut = prefix(of: line, columns: room >= 0 ? room : columns)
    guard room >= 0, let last = cut.spans.last ?? line.spans.first else { return cut }
    cut.append(last.with(text: ellipsis))
    return cut
  }

  /// The longest start of the line that fits into `columns`.
  public func prefix(of line: StyledLine, columns: Int) -> StyledLine {
    var result = StyledLine()
    var room = columns
    for span in line.spans {
      let (text, width) = prefix(of: span.text, columns: room)
      result.append(span.with(text: text))
      room -= width
      if text.endIndex < span.text.endIndex { break }
    }
    return result
  }

  /// The text with blanks added up to `columns`; wider text is returned as it is.
  public func padded(_ text: String, to columns: Int, _ alignment: Alignment = .left) -> String {
    let missing = max(0, columns - width(of: text))
    let left =
      switch alignment {
      case .left: 0
      case .right: missing
      case .center: missing / 2
      }
    return String(repeating: " ", count: left) + text + String(repeating: " ", count: missing - left)
  }

  /// The text in exactly `columns`: cut or padded.
  public func fitted(_ text: String, to columns: Int, _ alignment: Alignment = .left) -> String {
    let text = truncated(text, to: columns)
    return padded(text, to: columns, alignment)
  }
}
