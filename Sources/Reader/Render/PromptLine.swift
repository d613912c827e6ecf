import Screen
import StyledText

/// The part of a line being typed that is shown: what is typed beyond the end moves the start out.
struct PromptLine {
  /// As much as may be seen, from the first cluster that is.
  let text: String
  /// The cursor's column in it.
  let cursor: Int

  /// - Parameter width: the columns there are, one of which is the cursor's.
  init(_ editor: TextEditor, width: Int, measure: TextWidth) {
    let line = editor.lines[0]
    var (start, columns) = (editor.column, 0)
    // Clusters without a column must not make the whole line be looked at.
    let first = max(0, editor.column - Self.mostClusters)
    while start > first {
      let more = measure.width(of: String(line[start - 1]))
      if columns + more > max(0, width - 1) { break }
      start -= 1
      columns += more
    }
    cursor = columns
    text = String(line[start..<min(line.count, editor.column + Self.mostClusters)])
  }

  private static let mostClusters = 2 * Size.limit
}
