/// A part of a line that is laid out by itself: a whole line, or some thousand clusters of one that is
/// longer.
///
/// A row ends where a part does, so that the rows around a place in a line of any length can be found without
/// those before them.
struct EditorPart: Hashable {
  /// Clusters in a part: longer than the paragraphs that people write.
  static let length = 4096

  let line: Int
  private let start: Int

  private init(line: Int, start: Int) {
    self.line = line
    self.start = start
  }

  /// The part that the cursor is in.
  init(of editor: TextEditor) {
    line = editor.line
    start = min(editor.column / Self.length * Self.length, Self.lastStart(editor.lines[editor.line]))
  }

  private static func lastStart(_ line: [Character]) -> Int { max(0, line.count - 1) / length * length }

  func range(in lines: [[Character]]) -> Range<Int> { start..<min(lines[line].count, start + Self.length) }

  func next(in lines: [[Character]]) -> EditorPart? {
    if start + Self.length < lines[line].count { return EditorPart(line: line, start: start + Self.length) }
    return line + 1 < lines.count ? EditorPart(line: line + 1, start: 0) : nil
  }

  func previous(in lines: [[Character]]) -> EditorPart? {
    if start > 0 { return EditorPart(line: line, start: start - Self.length) }
    return line > 0 ? EditorPart(line: line - 1, start: Self.lastStart(lines[line - 1])) : nil
  }
}
