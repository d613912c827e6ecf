import FeedCore
import FeedTemplates
import FeedThemes
import Reader
import Screen
import StyledText

/// A theme folder as the reader needs it.
struct ThemedLook: ScreenLook {
  private let renderer: EntryRenderer
  private let zone: ZoneRules
  /// One for all entries of a frame: however many there are, a slow theme delays the next key once.
  private let budget = RenderBudget()
  let layout: ListLayout

  init(_ theme: Theme, depth: ColorDepth, charset: Charset, zone: ZoneRules) {
    let look = FeedThemes.Look(manifest: theme.manifest, depth: depth, charset: charset)
    renderer = EntryRenderer(theme: theme, look: look, zone: zone)
    self.zone = zone
    layout = ListLayout(theme.manifest.layout)
  }

  var charset: Charset { renderer.look.charset }
  func style(_ roles: [String]) -> Style { renderer.look.style(roles) }
  func icon(_ name: String) -> String { renderer.look.icon(name) }
  func frameIsDone() { budget.refill() }
  func age(of time: Timestamp, at now: Timestamp) -> String { ShortAge.text(of: time, at: now, zone: zone) }

  /// A template that fails must not take the entry away: it is shown plainly, with what was wrong.
  func lines(
    of content: Entry.Content,
    form: Reader.EntryForm,
    width: Int,
    now: Timestamp,
    viewer: String
  ) -> StyledText {
    do {
      return try rendered(content, form.themed, width, now, viewer)
    } catch {
      let age = age(of: Entry(content, version: 0).date, at: now)
      var text = PlainEntry.lines(of: content, width: width, age: age, measure: TextWidth(charset))
      let reason = (error as? TemplateError)?.summary ?? "\(error)"
      text.append(StyledText(TextCleaner.field(reason), roles: ["status.error"]))
      return TextWidth(charset).wrapped(text, to: width)
    }
  }

  private func rendered(
    _ content: Entry.Content,
    _ form: FeedThemes.EntryForm,
    _ width: Int,
    _ now: Timestamp,
    _ viewer: String
  ) throws -> StyledText {
    switch content {
    case .activity(let activity):
      try renderer.render(activity, form: form, width: width, now: now, viewer: viewer, budget: budget)
    case .group(let group):
      try renderer.render(group, form: form, width: width, now: now, viewer: viewer, budget: budget)
    }
  }
}

extension Reader.EntryForm {
  fileprivate var themed: FeedThemes.EntryForm {
    switch self {
    case .list: .list
    case .notification: .notification
    case .detail: .detail
    case .card: .card
    }
  }
}

extension ListLayout {
  fileprivate init(_ layout: ThemeLayout) {
    self.init(
      columns: layout.columns,
      cardWidth: layout.cardWidth,
      textWidth: layout.textWidth,
      spacing: layout.spacing
    )
  }
}
