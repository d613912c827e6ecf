/// Which part of a list of entries of different heights is shown, and which entry is selected.
///
/// The place is kept as an entry and a line of it, never as a distance from the start of the list: what is
/// added or changed above moves nothing. Movements are noted by `update` and carried out by `settle`, which
/// receives the heights and asks only for those near the screen.
struct Viewport: Hashable, Sendable {
  enum Movement: Hashable, Sendable {
    /// To the next or previous entries; a tall one is scrolled through first.
    case step(Int)
    /// By screens, the selection following.
    case pages(Double)
    /// By lines, the selection only where it leaves the screen.
    case lines(Int)
    case select(Int)
    /// Selects an entry and shows its first line at a row of the screen.
    case place(Int, row: Int)
    case top, bottom
  }

  private(set) var selected = 0
  /// The first entry of which something is shown.
  private(set) var top = 0
  /// How many of its lines are hidden above.
  private(set) var topLine = 0
  /// The screen row of the selected entry's first line, as of the last time the place was settled.
  private(set) var selectedRow = 0
  private var movements: [Movement] = []

  init() {}

  /// A place that is known already.
  init(selected: Int, top: Int, topLine: Int) {
    self.selected = selected
    self.top = top
    self.topLine = topLine
  }

  mutating func move(_ movement: Movement) { movements.append(movement) }

  /// Leaves the movements to somebody else.
  mutating func takeMovements() -> [Movement] {
    defer { movements = [] }
    return movements
  }

  /// Takes over a place that was settled in other units.
  mutating func restore(selected: Int, top: Int, from settled: Viewport) {
    self.selected = selected
    self.top = top
    topLine = settled.topLine
    selectedRow = settled.selectedRow
  }

  var isMoving: Bool { !movements.isEmpty }

  /// Entries were added at the start: the same ones stay selected and in place.
  mutating func insertedAbove(_ count: Int) {
    selected += count
    top += count
  }

  /// Sets indices after entries were removed or filtered.
  mutating func relocate(selected: Int, top: Int?) {
    self.selected = max(0, selected)
    if let top { self.top = top } else { (self.top, topLine) = (self.selected, 0) }
  }

  /// Carries out the movements, and keeps the place inside the list.
  ///
  /// - Parameters:
  ///   - rows: lines of the screen for the list.
  ///   - height: lines that an entry takes, at least one.
  mutating func settle(count: Int, rows: Int, height: @escaping (Int) -> Int) {
    let pending = movements
    movements = []
    guard count > 0, rows > 0 else { return reset(to: count) }
    clamp(count)
    var measure = ViewportMeasure(count: count, rows: rows, height: height)
    topLine = min(topLine, measure.height(top) - 1)
    for movement in pending { perform(movement, &measure) }
    stopAtEnd(&measure)
    keepSelectionVisible(&measure)
    stopAtEnd(&measure)
    selectedRow = measure.row(of: selected, top, topLine) ?? 0
  }

  private mutating func reset(to count: Int) {
    guard count == 0 else { return clamp(count) }
    selected = 0
    top = 0
    topLine = 0
  }

  private mutating func clamp(_ count: Int) {
    selected = min(max(0, selected), count - 1)
    if top >= count || top < 0 { (top, topLine) = (selected, 0) }
  }

  private mutating func perform(_ movement: Movement, _ measure: inout ViewportMeasure) {
    switch movement {
    case .step(let steps): step(steps, &measure)
    case .pages(let pages): page(pages, &measure)
    case .lines(let lines):
      scroll(lines, &measure)
      selectVisible(&measure)
    case .select(let index):
      selected = min(max(0, index), measure.count - 1)
      reveal(&measure)
    case .place(let index, let row):
      selected = min(max(0, index), measure.count - 1)
      top = selected
      topLine = 0
      scroll(-min(max(0, row), measure.rows - 1), &measure)
    case .top: (selected, top, topLine) = (0, 0, 0)
    case .bottom:
      selected = measure.count - 1
      showEnd(of: selected, &measure)
    }
  }
}

extension Viewport {
  private mutating func step(_ steps: Int, _ measure: inout ViewportMeasure) {
    for _ in 0..<abs(steps) {
      if steps > 0 { stepDown(&measure) } else { stepUp(&measure) }
    }
  }

  /// An entry that goes on below the screen is scrolled before it is left.
  private mutating func stepDown(_ measure: inout ViewportMeasure) {
    if let end = measure.row(of: selected, top, topLine).map({ $0 + measure.height(selected) }),
      end > measure.rows
    {
      return scroll(min(end - measure.rows, max(1, measure.rows / 2)), &measure)
    }
    selected = min(selected + 1, measure.count - 1)
    reveal(&measure)
  }

  private mutating func stepUp(_ measure: inout ViewportMeasure) {
    if let start = measure.row(of: selected, top, topLine), start < 0 {
      return scroll(max(start, -max(1, measure.rows / 2)), &measure)
    }
    guard selected > 0 else { return reveal(&measure) }
    selected -= 1
    if measure.height(selected) > measure.rows { showEnd(of: selected, &measure) } else { reveal(&measure) }
  }

  private mutating func page(_ pages: Double, _ measure: inout ViewportMeasure) {
    let before = (top, topLine)
    // One line of the last screen stays, so that the eye finds its place.
    let lines = max(1, Int(Double(measure.rows - 1) * abs(pages)))
    scroll(pages > 0 ? lines : -lines, &measure)
    stopAtEnd(&measure)
    if (top, topLine) == before { return perform(pages > 0 ? .bottom : .top, &measure) }
    selected = pages > 0 ? measure.firstWhole(top, topLine) : min(selected, measure.lastWhole(top, topLine))
  }

  private mutating func scroll(_ lines: Int, _ measure: inout ViewportMeasure) {
    topLine += lines
    while topLine < 0, top > 0 {
      top -= 1
      topLine += measure.height(top)
    }
    while topLine >= measure.height(top), top < measure.count - 1 {
      topLine -= measure.height(top)
      top += 1
    }
    topLine = min(max(0, topLine), measure.height(top) - 1)
  }

  /// The selection follows only when its entry left the screen.
  private mutating func selectVisible(_ measure: inout ViewportMeasure) {
    stopAtEnd(&measure)
    let last = measure.lastWhole(top, topLine)
    selected = min(max(selected, measure.firstWhole(top, topLine)), max(last, top))
  }

  /// Scrolls as little as shows the whole selected entry, or its first lines where it is too tall.
  private mutating func reveal(_ measure: inout ViewportMeasure) {
    guard let row = measure.row(of: selected, top, topLine), row >= 0 else {
      if selected > top { return showEnd(of: selected, &measure) }
      top = selected
      topLine = 0
      return
    }
    let height = measure.height(selected)
    if height >= measure.rows {
      top = selected
      topLine = 0
    } else if row + height > measure.rows {
      showEnd(of: selected, &measure)
    }
  }

  private mutating func keepSelectionVisible(_ measure: inout ViewportMeasure) {
    if let row = measure.row(of: selected, top, topLine), row < measure.rows,
      row + measure.height(selected) > 0
    {
      return
    }
    reveal(&measure)
  }

  /// Puts the last line of an entry on the last row.
  private mutating func showEnd(of index: Int, _ measure: inout ViewportMeasure) {
    (top, topLine) = measure.placeEnding(at: index)
  }

  /// Nothing is scrolled past the last entry while there is something to show above.
  private mutating func stopAtEnd(_ measure: inout ViewportMeasure) {
    // Each entry takes a line at least, so that far from the end nothing needs to be measured.
    guard measure.count - top <= measure.rows else { return }
    let last = measure.placeEnding(at: measure.count - 1)
    if top > last.top || (top == last.top && topLine > last.line) { (top, topLine) = last }
  }
}
