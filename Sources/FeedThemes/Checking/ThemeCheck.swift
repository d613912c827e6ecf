import FeedCore
import FeedTemplates
import StyledText

/// Looks for what is wrong with a theme: faint colours, templates that fail, roles nobody knows, lines too
/// wide.
///
/// Findings come in the order in which they were met; equal ones are counted.
package struct ThemeCheck {
  /// The widths that entries are rendered at: half a screen, a screen, a wide one.
  package static let widths = [40, 80, 120]

  private let theme: Theme
  private let now: Timestamp
  private let viewer: String
  private let renderers: [EntryRenderer]
  private var order: [ThemeFinding] = []
  private var counted: [ThemeFinding: CountedFinding] = [:]

  /// - Parameters:
  ///   - now: what relative times count from.
  ///   - viewer: the id of who reads.
  package init(_ theme: Theme, now: Timestamp, viewer: String) {
    self.theme = theme
    self.now = now
    self.viewer = viewer
    renderers = [Charset.unicode, .ascii].map { charset in
      EntryRenderer(theme: theme, look: Look(manifest: theme.manifest, depth: .mono, charset: charset))
    }
  }

  package var findings: [CountedFinding] { order.compactMap { counted[$0] } }

  /// Measures the colours and compiles every template, those too that no entry needs.
  package mutating func checkFiles() {
    for finding in ContrastCheck(theme.manifest).findings() { note(CountedFinding(finding)) }
    for name in theme.templates.keys.sorted() {
      do { try renderers[0].compile(name) } catch { note(error, in: name) }
    }
  }

  /// Renders an entry in every form, at every width, with and without Unicode.
  package mutating func check(_ entry: CheckedEntry) {
    for form in entry.forms(cards: theme.manifest.layout.columns > 1) {
      for width in form == .card ? [theme.manifest.layout.cardWidth] : Self.widths {
        for renderer in renderers { check(entry, renderer, form, width) }
      }
    }
  }

  private mutating func check(
    _ entry: CheckedEntry,
    _ renderer: EntryRenderer,
    _ form: EntryForm,
    _ width: Int
  ) {
    do {
      let draft = try draft(entry, renderer, form, width)
      let file = fileName(draft.template)
      for line in draft.text.lines {
        noteUnknownRoles(line, file)
        noteOverflow(line, file, TextWidth(renderer.look.charset), width)
      }
      if draft.text.text.allSatisfy(\.isWhitespace) {
        note(CountedFinding(ThemeFinding(.warning, "\(file) shows nothing as \(form.rawValue).")))
      }
    } catch {
      note(error, in: "activity")
    }
  }

  private func draft(
    _ entry: CheckedEntry,
    _ renderer: EntryRenderer,
    _ form: EntryForm,
    _ width: Int
  ) throws -> EntryRenderer.Draft {
    switch entry {
    case .activity(let activity):
      try renderer.draft(activity, form: form, width: width, now: now, viewer: viewer)
    case .group(let group), .notification(let group):
      try renderer.draft(group, form: form, width: width, now: now, viewer: viewer)
    }
  }

  private mutating func noteUnknownRoles(_ line: StyledLine, _ file: String) {
    for span in line.spans {
      for role in span.roles where !RoleCatalog.knows(role, in: theme.manifest) {
        let sentence = "\(file): nobody knows the role '\(role)'; name it under [roles]."
        note(CountedFinding(ThemeFinding(.error, sentence), example: line.text))
      }
    }
  }

  private mutating func noteOverflow(_ line: StyledLine, _ file: String, _ measure: TextWidth, _ width: Int) {
    guard measure.width(of: line) > width else { return }
    let characters = measure.charset == .ascii ? " in ASCII" : ""
    let sentence = "\(file): lines are wider than \(width) columns\(characters)."
    note(CountedFinding(ThemeFinding(.warning, sentence), example: line.text))
  }

  private mutating func note(_ error: any Error, in file: String) {
    guard let error = error as? TemplateError else {
      return note(CountedFinding(ThemeFinding(.error, "\(file): \(error)")))
    }
    let place = error.line > 0 ? "\(error.file):\(error.line):\(error.column)" : error.file
    note(CountedFinding(ThemeFinding(.error, "\(place): \(error.message)")))
  }

  private mutating func note(_ found: CountedFinding) {
    if counted[found.finding] == nil {
      order.append(found.finding)
      counted[found.finding] = found
    } else {
      counted[found.finding]?.count += 1
    }
  }

  /// What errors call a template: with the theme that it comes from.
  private func fileName(_ template: String) -> String { theme.templates[template]?.first?.name ?? template }
}
