import StyledText

/// Turns an output into lines of spans: applies roles and actions, and lets fills take the rest of each line.
struct OutputLayout {
  /// The width of a line in columns; without one fills take their minimum.
  let width: Int?
  let measure: TextWidth

  /// A line while it is collected: spans, and the fills between them.
  private struct Line {
    var spans: [Span] = []
    /// `at`: the number of spans before the fill.
    var fills: [(at: Int, text: String, minimum: Int, roles: [String])] = []
  }

  func lines(of output: RenderOutput) -> StyledText {
    var roles: [String] = []
    var actions: [SpanAction] = []
    /// What `end` takes away again: true for an action.
    var open: [Bool] = []
    var result = StyledText()
    var line = Line()
    let whole = output.text
    var position = whole.utf8.startIndex
    var offset = 0
    func take(upTo end: Int) {
      guard end > offset else { return }
      let next = whole.utf8.index(position, offsetBy: end - offset)
      append(whole[position..<next], roles, actions.last, to: &line, &result)
      position = next
      offset = end
    }
    for mark in output.marks {
      take(upTo: mark.offset)
      switch mark.kind {
      case .role(let role):
        roles.append(role)
        open.append(false)
      case .action(let action):
        actions.append(action)
        open.append(true)
      case .end:
        guard let isAction = open.popLast() else { continue }
        if isAction { actions.removeLast() } else { roles.removeLast() }
      case .fill(let text, let minimum): line.fills.append((line.spans.count, text, minimum, roles))
      }
    }
    take(upTo: output.count)
    result.append(finished(line))
    return result
  }

  private func append(
    _ text: Substring,
    _ roles: [String],
    _ action: SpanAction?,
    to line: inout Line,
    _ result: inout StyledText
  ) {
    let pieces = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, piece) in pieces.enumerated() {
      if index > 0 {
        result.append(finished(line))
        line = Line()
      }
      guard !piece.isEmpty else { continue }
      line.spans.append(Span(String(Substring(piece)), roles: roles, action: action))
    }
  }

  private func finished(_ line: Line) -> StyledLine {
    guard !line.fills.isEmpty else { return StyledLine(line.spans) }
    let sizes = fillSizes(line)
    var result = StyledLine()
    var next = 0
    for index in 0...line.spans.count {
      while next < line.fills.count, line.fills[next].at == index {
        let fill = line.fills[next]
        result.append(Span(repeated(fill.text, to: sizes[next]), roles: fill.roles))
        next += 1
      }
      if index < line.spans.count { result.append(line.spans[index]) }
    }
    return result
  }

  /// The columns each fill takes: an equal share of what the text leaves, the first ones one more.
  private func fillSizes(_ line: Line) -> [Int] {
    let used = line.spans.reduce(0) { $0 + measure.width(of: $1.text) }
    let rest = max(0, (width ?? 0) - used)
    let (share, extra) = rest.quotientAndRemainder(dividingBy: line.fills.count)
    return line.fills.indices.map { max(line.fills[$0].minimum, share + ($0 < extra ? 1 : 0)) }
  }

  private func repeated(_ text: String, to columns: Int) -> String {
    let step = measure.width(of: text)
    guard step > 0 else { return String(repeating: " ", count: columns) }
    let (count, rest) = columns.quotientAndRemainder(dividingBy: step)
    return String(repeating: text, count: count) + String(repeating: " ", count: rest)
  }
}

extension RenderOutput {
  /// The plain text: the same layout without roles.
  func plainText(width: Int?, _ measure: TextWidth) -> String {
    hasFills ? OutputLayout(width: width, measure: measure).lines(of: self).text : text
  }

  /// Lines of spans, with tabs as blanks up to the next multiple of 4. A line end at the very end starts no
  /// line.
  func styledText(width: Int?, _ measure: TextWidth) -> StyledText {
    var styled = OutputLayout(width: width, measure: measure).lines(of: self)
    if styled.lines.last?.isEmpty == true { styled.lines.removeLast() }
    guard text.utf8.contains(0x09) else { return styled }
    return StyledText(lines: styled.lines.map { TabStops.expanded($0, measure) })
  }
}

/// Tabs have no width on a screen of cells.
enum TabStops {
  static func expanded(_ line: StyledLine, _ measure: TextWidth) -> StyledLine {
    var column = 0
    return StyledLine(
      line.spans.map { span in
        var text = ""
        for piece in span.text.split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
          if piece.offset > 0 {
            let blanks = 4 - column % 4
            text += String(repeating: " ", count: blanks)
            column += blanks
          }
          text += piece.element
          column += measure.width(of: piece.element)
        }
        return span.with(text: text)
      }
    )
  }
}
