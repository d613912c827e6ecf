/// Finds where to break one line, greedily.
struct LineWrapper {
  private let line: StyledLine
  private let clusters: [WrapCluster]
  private let columns: Int
  private let hanging: Int

  init(_ line: StyledLine, measure: TextWidth, columns: Int, hanging: Int) {
    self.line = line
    self.columns = max(1, columns)
    self.hanging = max(0, min(hanging, columns - 1))
    var clusters: [WrapCluster] = []
    for (span, content) in line.spans.enumerated() {
      measure.scanner.scan(Substring(content.text)) { cluster in
        clusters.append(WrapCluster(cluster, span: span, in: content.text))
        return true
      }
    }
    self.clusters = clusters
  }

  func lines() -> [StyledLine] {
    var lines: [StyledLine] = []
    var start = 0
    while start < clusters.count {
      let cut = cut(from: start, room: lines.isEmpty ? columns : columns - hanging)
      lines.append(content(trimmed(start..<cut), indented: !lines.isEmpty))
      start = cut
      while start < clusters.count, clusters[start].kind == .blank { start += 1 }
    }
    return lines.isEmpty ? [StyledLine()] : lines
  }

  /// The index at which the line that begins at `start` ends. Blanks may hang over its end.
  private func cut(from start: Int, room: Int) -> Int {
    var used = 0
    var last: Int?
    var index = start
    var seenText = false
    while index < clusters.count {
      let cluster = clusters[index]
      if seenText, index > start, canBreak(before: index) { last = index }
      if used + cluster.width > room, cluster.kind != .blank { return last ?? max(index, start + 1) }
      used += cluster.width
      seenText = seenText || cluster.kind != .blank
      index += 1
    }
    return index
  }

  private func canBreak(before index: Int) -> Bool {
    let left = clusters[index - 1].kind
    let right = clusters[index].kind
    if right == .blank || right == .closing { return false }
    switch left {
    case .blank, .wide: return true
    case .opening: return false
    case .closing: return right == .wide
    case .hyphen: return right == .other && index > 1 && clusters[index - 2].kind == .other
    case .other: return right == .wide || right == .opening
    }
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, clusters[end - 1].kind == .blank { end -= 1 }
    return range.lowerBound..<end
  }

  private func content(_ range: Range<Int>, indented: Bool) -> StyledLine {
    var result = StyledLine(indented && hanging > 0 ? String(repeating: " ", count: hanging) : "")
    var index = range.lowerBound
    while index < range.upperBound {
      let span = clusters[index].span
      var end = index
      while end < range.upperBound, clusters[end].span == span { end += 1 }
      let text = line.spans[span].text
      let part = text[clusters[index].range.lowerBound..<clusters[end - 1].range.upperBound]
      result.append(line.spans[span].with(text: part))
      index = end
    }
    return result
  }
}
