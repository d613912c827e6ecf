/// Cutting a rectangle into parts. Every cut is clamped: parts never overlap and never leave the whole.
extension Rect {
  /// Cuts off the first `height` rows.
  package func splitTop(_ height: Int) -> (top: Rect, rest: Rect) {
    let cut = min(max(0, height), self.height)
    return (
      Rect(row: row, column: column, width: width, height: cut),
      Rect(row: row + cut, column: column, width: width, height: self.height - cut)
    )
  }

  /// Cuts off the last `height` rows.
  package func splitBottom(_ height: Int) -> (rest: Rect, bottom: Rect) {
    let (rest, bottom) = splitTop(self.height - min(max(0, height), self.height))
    return (rest, bottom)
  }

  /// Cuts off the first `width` columns.
  package func splitLeft(_ width: Int) -> (left: Rect, rest: Rect) {
    let cut = min(max(0, width), self.width)
    return (
      Rect(row: row, column: column, width: cut, height: height),
      Rect(row: row, column: column + cut, width: self.width - cut, height: height)
    )
  }

  /// Cuts off the last `width` columns.
  package func splitRight(_ width: Int) -> (rest: Rect, right: Rect) {
    let (rest, right) = splitLeft(self.width - min(max(0, width), self.width))
    return (rest, right)
  }

  /// Equal columns with `gap` empty columns between them; what does not divide goes to the first ones.
  package func columns(_ count: Int, gap: Int = 0) -> [Rect] {
    guard count > 0 else { return [] }
    let room = max(0, width - gap * (count - 1))
    var left = column
    return (0..<count).map { index in
      let share = room / count + (index < room % count ? 1 : 0)
      defer { left += share + gap }
      return Rect(row: row, column: left, width: share, height: height).intersection(self)
    }
  }
}
