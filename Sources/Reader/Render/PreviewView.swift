import FeedCore
import Screen

/// The selected entry in full beside the list, with the newest comments that came along with it.
struct PreviewView {
  private let entry: Entry?
  private let state: State

  init(_ entry: Entry?, _ state: State) {
    self.entry = entry
    self.state = state
  }

  func paint(_ painter: inout Painter, _ area: Rect) {
    guard let entry else { return }
    let page = previewPage(entry)
    let rows = DetailRows(page, state, painter.look, width: area.width)
    var row = area.row
    for index in page.rows.indices where row < area.endRow {
      for line in rows.lines(at: index) {
        if row < area.endRow { painter.line(line, row, area.column + 1, clip: area) }
        row += 1
      }
    }
  }

  /// What opening the entry would show, as far as it is known.
  private func previewPage(_ entry: Entry) -> DetailPage {
    var content = entry.content
    let isAboutOne = Set(entry.activities.map(\.subject.id)).count == 1
    if isAboutOne, let newest = entry.newest, ["like", "comment"].contains(newest.activity.verb) {
      content = .activity(newest.subject)
    }
    var page = DetailPage(content, version: entry.version)
    let comments = page.subject?.reactions?.latest?["comment"] ?? []
    page.setComments(comments.sorted { $0.createdAt < $1.createdAt })
    page.loading = .loaded
    return page
  }
}
