import FeedCore
import StyledText

/// An entry without a template: what is in where a theme's template fails.
package enum PlainEntry {
  /// Who, what and when in one line, then the text.
  package static func lines(of content: Entry.Content, width: Int, age: String, measure: TextWidth)
    -> StyledText
  {
    let entry = Entry(content, version: 0)
    guard let activity = entry.newest else { return StyledText(entry.verb, roles: ["verb"]) }
    let subject = activity.subject
    let text = StyledText(TextCleaner.body(subject.mainText), roles: ["text"])
    let lines =
      [measure.truncated(header(entry, activity, age), to: width)] + measure.wrapped(text, to: width).lines
    return StyledText(lines: (lines + [counts(subject)]).filter { !$0.isEmpty })
  }

  private static func header(_ entry: Entry, _ activity: EnrichedActivity, _ age: String) -> StyledLine {
    var name = TextCleaner.field(activity.actorName)
    if case .group(let group) = entry.content, group.actorCount > 1 {
      name += " and \(group.actorCount - 1) more"
    }
    let initials = activity.actorUser.map { [$0.avatar.span, Span(" ")] } ?? []
    return StyledLine(
      initials + [
        Span(name, roles: ["author"]),
        Span(" @" + TextCleaner.field(activity.actorID ?? ""), roles: ["handle"]),
        Span(" " + TextCleaner.field(entry.verb), roles: ["verb"]), Span(" " + age, roles: ["time"]),
      ]
    )
  }

  private static func counts(_ activity: EnrichedActivity) -> StyledLine {
    let kinds = (activity.reactions?.counts ?? [:]).filter { $0.value > 0 }.sorted { $0.key < $1.key }
    var line = StyledLine()
    for (kind, count) in kinds {
      let isOwn = !activity.own(kind).isEmpty
      line.append(
        Span(
          (line.isEmpty ? "" : "  ") + "\(count) \(TextCleaner.field(kind))",
          roles: [isOwn ? "meta.own" : "meta"]
        )
      )
    }
    return line
  }
}
