/// A frame as text, for golden tests and for saving the screen.
extension Frame {
  /// The rows as lines, without trailing blanks; a line feed after each.
  package var text: String {
    (0..<height).reduce(into: "") { text, row in
      text += Frame.trimmed(self.row(row).map(\.glyph.text).joined())
      text += "\n"
    }
  }

  private static func trimmed(_ line: String) -> Substring {
    line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)]
  }

  /// The rows as lines in which each run that is not plain is marked: `{bold fg=2|text}`.
  package var styledText: String {
    (0..<height).reduce(into: "") { text, row in
      var line = ""
      for run in runs(inRow: row) { line += Frame.marked(run) }
      text += Frame.trimmed(line) + "\n"
    }
  }

  private static func marked(_ run: ArraySlice<Cell>) -> String {
    let text = run.map(\.glyph.text).joined()
    guard let style = run.first?.style, style != .plain else { return text }
    return "{\(style.summary)|\(text)}"
  }

  /// The longest slices of a row whose cells have the same style.
  func runs(inRow row: Int) -> [ArraySlice<Cell>] {
    var runs: [ArraySlice<Cell>] = []
    var rest = self.row(row)
    while let first = rest.first {
      let run = rest.prefix { $0.style == first.style }
      runs.append(run)
      rest = rest[run.endIndex...]
    }
    return runs
  }
}
