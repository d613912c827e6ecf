import FeedCore
import FeedTemplates
import FeedThemes
import Foundation
import Reader
import StyledText

/// What stands on the terminal for an activity or a group: the reader's templates, as text that ends in a
/// line feed.
struct ActivityText {
  private let renderer: EntryRenderer
  private let ansi: AnsiText?
  private let width: Int
  private let viewer: String
  private let zone: ZoneRules
  private let now = Timestamp.now()
  private let problems = RenderProblems()

  /// - Throws: `FeedError` for a theme that does not exist or cannot be read.
  init(_ session: CommandSession, _ display: DisplayOptions) throws {
    let environment = ProcessInfo.processInfo.environment
    let isTerminal = session.output.isTerminal
    let theme = try session.theme(display.theme)
    let look = FeedThemes.Look(
      manifest: theme.manifest,
      depth: display.color.depth(isTerminal: isTerminal, environment: environment),
      charset: .unicode
    )
    zone = LocalZone.current(environment)
    renderer = EntryRenderer(theme: theme, look: look, zone: zone)
    ansi = display.color.allowsAttributes(isTerminal: isTerminal) ? AnsiText(look: look) : nil
    width = display.width ?? TerminalSize.columns ?? 80
    viewer = session.social.userID
  }

  func of(_ activity: EnrichedActivity) -> String {
    printed(
      orPlain(.activity(activity)) {
        try renderer.render(activity, width: width, now: now, viewer: viewer)
      }
    )
  }

  func of(_ group: ActivityGroup, isNotification: Bool) -> String {
    let form: FeedThemes.EntryForm = isNotification ? .notification : .list
    return printed(
      orPlain(.group(group)) {
        try renderer.render(group, form: form, width: width, now: now, viewer: viewer)
      }
    )
  }

  /// What the theme makes of an entry. Where its template fails the entry is shown without it, and why is
  /// said: one entry must not hide the others.
  private func orPlain(_ content: Entry.Content, _ render: () throws -> StyledText) -> StyledText {
    do {
      return try render()
    } catch {
      problems.report(error)
      let age = ShortAge.text(of: Entry(content, version: 0).date, at: now, zone: zone)
      return PlainEntry.lines(of: content, width: width, age: age, measure: TextWidth(renderer.look.charset))
    }
  }

  private func printed(_ text: StyledText) -> String {
    if let ansi { return ansi.text(text) }
    return text.lines.map { TextCleaner.body($0.text.droppingBlankEnd) + "\n" }.joined()
  }
}
