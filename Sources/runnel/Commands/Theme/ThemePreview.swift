import DemoWorlds
import FeedCore
import FeedTemplates
import FeedThemes
import StyledText

/// A few entries of a demo world as a theme shows them: one of each verb, a group, a notification.
struct ThemePreview {
  /// Enough to see what a theme is like, few enough for one screen.
  private static let mostActivities = 5
  /// How large the world is that the entries are taken from.
  private static let worldSize = 400

  let theme: Theme
  let look: Look
  let width: Int

  /// - Throws: `FeedError` if the world cannot be made.
  func text(of world: WorldName) async throws -> StyledText {
    let now = Timestamp.now()
    let entries = try await WorldSamples.entries(of: [world], now: now, activities: Self.worldSize)
    let renderer = EntryRenderer(theme: theme, look: look)
    let columns = min(width, theme.manifest.layout.textWidth)
    var preview = StyledText()
    for (index, entry) in Self.chosen(from: entries).enumerated() {
      if index > 0 { preview.append(StyledLine()) }
      preview.append(orReason { try rendered(entry, renderer, columns, now) })
    }
    return preview
  }

  /// A template that fails is no reason to show nothing of the others.
  private func orReason(_ render: () throws -> StyledText) -> StyledText {
    do {
      return try render()
    } catch {
      let reason = (error as? TemplateError)?.summary ?? "\(error)"
      return StyledText(TextCleaner.field(reason), roles: ["status.error"])
    }
  }

  private func rendered(_ entry: CheckedEntry, _ renderer: EntryRenderer, _ columns: Int, _ now: Timestamp)
    throws
    -> StyledText
  {
    switch entry {
    case .activity(let activity):
      let isCard = theme.manifest.layout.columns > 1
      return try renderer.render(
        activity,
        form: isCard ? .card : .list,
        width: isCard ? min(columns, theme.manifest.layout.cardWidth) : columns,
        now: now,
        viewer: World.you
      )
    case .group(let group):
      return try renderer.render(group, width: columns, now: now, viewer: World.you)
    case .notification(let group):
      return try renderer.render(group, form: .notification, width: columns, now: now, viewer: World.you)
    }
  }

  /// The first of each verb; of groups and of notifications the largest.
  private static func chosen(from entries: [CheckedEntry]) -> [CheckedEntry] {
    var verbs: Set<String> = []
    let activities = entries.filter {
      if case .activity(let activity) = $0 { verbs.insert(activity.activity.verb).inserted } else { false }
    }
    return activities.prefix(mostActivities)
      + [largest(entries, groupSize), largest(entries, notificationSize)]
      .compactMap { $0 }
  }

  /// Nil if none has a size.
  private static func largest(_ entries: [CheckedEntry], _ size: (CheckedEntry) -> Int) -> CheckedEntry? {
    entries.filter { size($0) > 0 }.max { size($0) < size($1) }
  }

  private static func groupSize(_ entry: CheckedEntry) -> Int {
    if case .group(let group) = entry { group.activityCount } else { 0 }
  }

  private static func notificationSize(_ entry: CheckedEntry) -> Int {
    if case .notification(let group) = entry { group.activityCount } else { 0 }
  }
}
