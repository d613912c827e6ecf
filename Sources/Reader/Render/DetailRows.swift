import FeedCore
import Screen
import StyledText

/// The lines of a detail page, row by row.
struct DetailRows {
  private let page: DetailPage
  private let state: State
  private let look: Look
  private let width: Int

  init(_ page: DetailPage, _ state: State, _ look: Look, width: Int) {
    self.page = page
    self.state = state
    self.look = look
    self.width = max(1, min(width - Geometry.gutter - 1, look.theme.layout.textWidth))
  }

  /// How many lines of a row are marked while it is selected: the entry itself, not what goes with it.
  func markedLines(at index: Int) -> Int {
    switch page.rows[index] {
    case .activity(let activity): entryLines(activity).count
    case .comment: lines(at: index).count - 1
    }
  }

  /// A blank line ends each row.
  func lines(at index: Int) -> [StyledLine] {
    switch page.rows[index] {
    case .activity(let activity): activityLines(activity)
    case .comment(let comment, let depth):
      CommentLines(comment, depth: depth, state, look, width: width).lines
    }
  }

  private func activityLines(_ activity: EnrichedActivity) -> [StyledLine] {
    guard page.subject != nil else { return entryLines(activity) + [StyledLine()] }
    return entryLines(activity) + [StyledLine()] + likersLines + commentsHeading
  }

  private func entryLines(_ activity: EnrichedActivity) -> [StyledLine] {
    let form: EntryForm = page.subject == nil ? .list : .detail
    let key = EntryCache.Key(
      id: .activity(activity.id),
      version: page.version,
      width: width,
      form: form,
      age: EntryCache.age(of: activity.activity.time, at: state.now)
    )
    return look.cache.lines(for: key) {
      look.theme.lines(
        of: .activity(activity),
        form: form,
        width: width,
        now: max(state.now, activity.activity.time),
        viewer: state.userID
      )
    }
    .lines
  }

  /// `♥ You, Ann and 3 others`
  private var likersLines: [StyledLine] {
    let count = page.subject?.count(of: "like") ?? 0
    guard count > 0 else { return [] }
    let names = likerNames.prefix(3)
    let others = count - names.count
    let counted = "\(count) \(count == 1 ? "like" : "likes")"
    let text = names.isEmpty ? counted : Self.listed(names, others: others)
    let line = StyledLine([Span(look.icon("liked"), roles: ["meta.own"]), Span(" \(text)", roles: ["meta"])])
    return [look.measure.truncated(line, to: width), StyledLine()]
  }

  private static func listed(_ names: ArraySlice<String>, others: Int) -> String {
    let parts = names + (others > 0 ? ["\(others) \(others == 1 ? "other" : "others")"] : [])
    guard parts.count > 1, let last = parts.last else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }

  /// Oneself first, then the newest.
  private var likerNames: [String] {
    let mine = isLiker ? ["You"] : []
    let others = page.likers.filter { $0.user.id != state.userID }.map(\.user.displayName)
    let latest = (page.subject?.reactions?.latest?["like"] ?? []).filter { $0.userID != state.userID }
    return mine + (others.isEmpty ? latest.map(\.authorName) : others).map { TextCleaner.field($0) }
  }

  /// What the activity says of your own likes is newer than the list of people.
  private var isLiker: Bool {
    guard let own = page.subject?.reactions?.own?["like"] else {
      return page.likers.contains { $0.user.id == state.userID }
    }
    return !own.isEmpty
  }

  private var commentsHeading: [StyledLine] {
    let count = page.subject?.count(of: "comment") ?? 0
    let shown = page.rows.count - 1
    let text: String
    switch page.loading {
    case .underway where shown == 0 && count > 0: text = "loading comments \(look.icon("more"))"
    case .failed(let sentence): text = TextCleaner.field(sentence) + " R tries again."
    default:
      text =
        shown == 0 && count == 0
        ? "No comments yet; r writes one."
        : (max(count, shown) == 1 ? "1 comment" : "\(max(count, shown)) comments")
    }
    let sign = look.icon("rule")
    let title = look.measure.truncated(text, to: max(1, width - 6))
    let rest = max(0, width - look.measure.width(of: title) - 4)
    let line = StyledLine([
      Span(String(repeating: sign, count: 2) + " ", roles: ["border"]), Span(title, roles: ["meta"]),
      Span(" " + String(repeating: sign, count: rest), roles: ["border"]),
    ])
    return [look.measure.prefix(of: line, columns: width), StyledLine()]
  }
}
