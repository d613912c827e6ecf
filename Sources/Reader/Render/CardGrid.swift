import Screen

/// Where entries stand when they are cards side by side: rows in reading order.
///
/// What arrives must not push cards from column to column, so the first row may begin with empty places.
struct CardGrid {
  /// Between cards: the marker of the selected one stands there.
  static let gap = 2

  let columns: Int
  /// Empty places before the first card.
  let empty: Int
  let count: Int
  let area: Rect

  /// - Parameter arrived: how many entries were added at the start since the list was laid out.
  init(_ layout: ListLayout, area: Rect, count: Int, arrived: Int) {
    columns = max(1, min(layout.columns, area.width / max(1, layout.cardWidth + Self.gap)))
    empty = (columns - arrived % columns) % columns
    self.count = count
    self.area = area
  }

  var rowCount: Int { count == 0 ? 0 : row(of: count - 1) + 1 }

  func row(of index: Int) -> Int { (index + empty) / columns }

  func column(of index: Int) -> Int { (index + empty) % columns }

  func entries(inRow row: Int) -> Range<Int> {
    let start = min(max(0, row * columns - empty), count)
    return start..<max(start, min(count, (row + 1) * columns - empty))
  }

  /// The entry in a row that is nearest to a column.
  func entry(inRow row: Int, column: Int) -> Int {
    let entries = entries(inRow: row)
    return min(
      max(entries.lowerBound, row * columns - empty + column),
      max(entries.lowerBound, entries.upperBound - 1)
    )
  }

  /// Columns of the screen for one card, its gap apart.
  var cardWidth: Int { max(1, area.width / columns - Self.gap) }

  /// The screen column at which a card's text starts.
  func start(ofColumn column: Int) -> Int { area.column + column * (area.width / columns) + Self.gap }
}

extension State {
  /// The grid of a list, where the theme sets out cards and there is space for two of them.
  func grid(_ list: FeedList, _ area: Rect, _ look: Look) -> CardGrid? {
    guard look.theme.layout.columns > 1, entryForm == .list, !options.slow else { return nil }
    guard page != nil || tab == .user || tab == .timeline else { return nil }
    let grid = CardGrid(look.theme.layout, area: area, count: list.entries.count, arrived: list.arrivedInAll)
    return grid.columns > 1 ? grid : nil
  }
}

extension CardGrid {
  /// The lines of cards as wide as this grid's.
  func lines(_ state: State, _ look: Look) -> EntryLines {
    EntryLines(state, look, width: cardWidth, form: .card)
  }

  func height(ofRow row: Int, _ list: FeedList, _ lines: EntryLines) -> Int {
    entries(inRow: row).map { lines.height(list.entries[$0]) }.max() ?? 1
  }

  /// Carries out a list's movements: `step` goes from card to card, everything else by rows.
  func settled(_ list: FeedList, _ state: State, _ look: Look) -> FeedList {
    var list = list
    let lines = lines(state, look)
    var selected = min(list.viewport.selected, max(0, count - 1))
    var rows = Viewport(
      selected: row(of: selected),
      top: row(of: list.viewport.top),
      topLine: list.viewport.topLine
    )
    for movement in list.viewport.takeMovements() {
      selected = forward(movement, to: &rows, from: selected)
      rows.settle(count: rowCount, rows: area.height) { height(ofRow: $0, list, lines) }
      if movement.isByRows { selected = entry(inRow: rows.selected, column: column(of: selected)) }
    }
    rows.settle(count: rowCount, rows: area.height) { height(ofRow: $0, list, lines) }
    if row(of: selected) != rows.selected {
      selected = entry(inRow: rows.selected, column: column(of: selected))
    }
    list.viewport.restore(selected: selected, top: entries(inRow: rows.top).lowerBound, from: rows)
    return list
  }

  private func forward(_ movement: Viewport.Movement, to rows: inout Viewport, from selected: Int) -> Int {
    let index: Int
    switch movement {
    case .step(let steps): index = selected + steps
    case .select(let target), .place(let target, _): index = target
    case .top: index = 0
    case .bottom: index = count - 1
    case .pages, .lines:
      rows.move(movement)
      return selected
    }
    let wanted = min(max(0, index), max(0, count - 1))
    if case .place(_, let screenRow) = movement {
      rows.move(.place(row(of: wanted), row: screenRow))
    } else {
      rows.move(.select(row(of: wanted)))
    }
    return wanted
  }
}

extension Viewport.Movement {
  fileprivate var isByRows: Bool {
    switch self {
    case .pages, .lines: true
    default: false
    }
  }
}
