import FeedCore
import Screen
import StyledText

/// The lines of entries in one list on one screen: what its heights and its picture are made of.
struct EntryLines {
  let look: Look
  let width: Int
  let form: EntryForm
  let spacing: Int
  let now: Timestamp
  let viewer: String

  init(_ state: State, _ look: Look, area: Rect, form: EntryForm) {
    let width = max(1, min(area.width - Geometry.gutter - 1, look.theme.layout.textWidth))
    self.init(state, look, width: width, form: form)
  }

  /// - Parameter width: columns of the entries themselves.
  init(_ state: State, _ look: Look, width: Int, form: EntryForm) {
    self.look = look
    self.form = form
    now = state.now
    viewer = state.userID
    self.width = width
    spacing = state.options.spacing ? look.theme.layout.spacing : 0
  }

  func lines(_ entry: Entry) -> StyledText {
    let key = EntryCache.Key(
      id: entry.id,
      version: entry.version,
      width: width,
      form: form,
      age: EntryCache.age(of: entry.time, at: now)
    )
    return look.cache.lines(for: key) {
      // A clock that is behind must not show entries from the future.
      let text = look.theme.lines(
        of: entry.content,
        form: form,
        width: width,
        now: max(now, entry.time),
        viewer: viewer
      )
      return text.isEmpty ? StyledText(lines: [StyledLine()]) : text
    }
  }

  func height(_ entry: Entry) -> Int { lines(entry).lines.count + spacing }
}

extension State {
  /// How entries of the list that is shown are rendered.
  var entryForm: EntryForm { page == nil && tab == .notifications ? .notification : .list }
}
