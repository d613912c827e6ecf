import FeedCore
import FeedTemplates
import FeedThemes
import Foundation
import Screen

/// What stands on the terminal for an activity or a group: the reader's templates, as text that ends in a line
/// feed.
struct ActivityText {
  private let renderer: EntryRenderer
  private let ansi: AnsiText?
  private let width: Int
  private let viewer: String
  private let now = Timestamp.now()

  /// - Throws: `FeedError` for a theme that does not exist or cannot be read.
  init(_ session: Session, _ display: DisplayOptions) throws {
    let environment = ProcessInfo.processInfo.environment
    let isTerminal = session.output.isTerminal
    let theme = try session.theme(display.theme)
    let look = Look(
      manifest: theme.manifest,
      depth: display.color.depth(isTerminal: isTerminal, environment: environment),
      charset: .unicode
    )
    renderer = EntryRenderer(theme: theme, look: look, zone: LocalZone.current(environment))
    ansi = display.color.allowsAttributes(isTerminal: isTerminal) ? AnsiText(look: look) : nil
    width = display.width ?? TerminalSize.columns ?? 80
    viewer = session.social.userID
  }

  func of(_ activity: EnrichedActivity) throws -> String {
    try printed(renderer.render(activity, width: width, now: now, viewer: viewer))
  }

  func of(_ group: ActivityGroup, isNotification: Bool) throws -> String {
    let form: EntryForm = isNotification ? .notification : .list
    return try printed(renderer.render(group, form: form, width: width, now: now, viewer: viewer))
  }

  private func printed(_ text: StyledText) -> String {
    if let ansi { return ansi.text(text) }
    return text.lines.map { TextCleaner.body($0.text.droppingBlankEnd) + "\n" }.joined()
  }
}
