import StyledText

/// Text being written, and where the cursor is: by grapheme clusters, so that nobody lands inside an emoji.
package struct TextEditor: Hashable, Sendable {
  package internal(set) var lines: [[Character]]
  /// The line the cursor is in.
  package internal(set) var line: Int
  /// Clusters before the cursor in its line.
  package internal(set) var column: Int
  /// The column that moving up and down tries to keep, in screen columns.
  var wantedColumn: Int?
  let isSingleLine: Bool
  /// What was cut last, for putting back.
  private var cutText = ""

  package init(_ text: String = "", isSingleLine: Bool = false) {
    self.isSingleLine = isSingleLine
    lines = Self.lines(of: text, isSingleLine: isSingleLine)
    line = lines.count - 1
    column = lines[line].count
  }

  package var text: String { lines.map { String($0) }.joined(separator: "\n") }
  package var isEmpty: Bool { lines.count == 1 && lines[0].isEmpty }
  /// Line feeds count as one.
  package var count: Int { lines.reduce(lines.count - 1) { $0 + $1.count } }
  package var isBlank: Bool { lines.allSatisfy { $0.allSatisfy(\.isWhitespace) } }

  private static func lines(of text: String, isSingleLine: Bool) -> [[Character]] {
    let text = TextCleaner.withLineFeeds(text)
    guard !isSingleLine else { return [Character.bounded(text).map { $0.isNewline ? " " : $0 }] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { Character.bounded($0) }
  }
}

// MARK: Writing

extension TextEditor {
  mutating func insert(_ text: String) {
    let pieces = Self.lines(of: text, isSingleLine: isSingleLine)
    guard pieces.count > 1 else { return insertInLine(pieces[0]) }
    let tail = Array(lines[line][column...])
    lines[line].removeSubrange(column...)
    insertInLine(pieces[0])
    lines.insert(contentsOf: pieces.dropFirst(), at: line + 1)
    line += pieces.count - 1
    column = lines[line].count
    lines[line] += tail
    joinClusters(at: column)
  }

  /// Changes nothing but the line's end where the cursor stands there: what is typed must not cost the line
  /// each time.
  private mutating func insertInLine(_ piece: [Character]) {
    wantedColumn = nil
    guard !piece.isEmpty else { return }
    let start = column
    lines[line].insert(contentsOf: piece, at: start)
    column += piece.count
    if joinClusters(at: start) { column -= 1 }
    joinClusters(at: column)
  }

  /// A combining mark or a joiner goes into the cluster before it.
  @discardableResult
  private mutating func joinClusters(at index: Int) -> Bool {
    guard index > 0, index < lines[line].count,
      let both = lines[line][index - 1].joined(with: lines[line][index])
    else { return false }
    lines[line].replaceSubrange((index - 1)...index, with: [both])
    return true
  }

  mutating func insertLine() {
    guard !isSingleLine else { return }
    insert("\n")
  }

  mutating func deleteBackward() {
    if column > 0 {
      lines[line].remove(at: column - 1)
      column -= 1
    } else if line > 0 {
      line -= 1
      column = lines[line].count
      lines[line] += lines.remove(at: line + 1)
    }
    wantedColumn = nil
  }

  mutating func deleteForward() {
    if column < lines[line].count {
      lines[line].remove(at: column)
    } else if line + 1 < lines.count {
      lines[line] += lines.remove(at: line + 1)
    }
    wantedColumn = nil
  }

  mutating func deleteWordBackward() {
    let end = column
    guard end > 0 else { return deleteBackward() }
    moveWordLeft()
    cut(column..<end)
  }

  mutating func deleteWordForward() {
    let start = column
    guard start < lines[line].count else { return deleteForward() }
    moveWordRight()
    let end = column
    column = start
    cut(start..<end)
  }

  mutating func deleteToStart() {
    let end = column
    column = 0
    cut(0..<end)
  }

  mutating func deleteToEnd() {
    guard column < lines[line].count else { return deleteForward() }
    cut(column..<lines[line].count)
  }

  /// Puts back what was cut last.
  mutating func putBack() { insert(cutText) }

  private mutating func cut(_ range: Range<Int>) {
    if !range.isEmpty { cutText = String(lines[line][range]) }
    lines[line].removeSubrange(range)
    wantedColumn = nil
  }
}

// MARK: Moving

extension TextEditor {
  mutating func moveLeft() {
    wantedColumn = nil
    if column > 0 {
      column -= 1
    } else if line > 0 {
      line -= 1
      column = lines[line].count
    }
  }

  mutating func moveRight() {
    wantedColumn = nil
    if column < lines[line].count {
      column += 1
    } else if line + 1 < lines.count {
      line = line + 1
      column = 0
    }
  }

  mutating func moveToLineStart() {
    column = 0
    wantedColumn = nil
  }

  mutating func moveToLineEnd() {
    column = lines[line].count
    wantedColumn = nil
  }

  mutating func moveToStart() {
    line = 0
    column = 0
    wantedColumn = nil
  }

  mutating func moveToEnd() {
    line = lines.count - 1
    moveToLineEnd()
  }

  /// To the start of this word or the one before.
  mutating func moveWordLeft() {
    guard column > 0 else { return moveLeft() }
    let text = lines[line]
    while column > 0, !text[column - 1].isWordPart { column -= 1 }
    while column > 0, text[column - 1].isWordPart { column -= 1 }
    wantedColumn = nil
  }

  /// Behind the end of this word or the next.
  mutating func moveWordRight() {
    let text = lines[line]
    guard column < text.count else { return moveRight() }
    while column < text.count, !text[column].isWordPart { column += 1 }
    while column < text.count, text[column].isWordPart { column += 1 }
    wantedColumn = nil
  }
}

extension Character {
  var isWordPart: Bool { isLetter || isNumber || self == "_" }
}
