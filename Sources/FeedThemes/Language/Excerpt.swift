import FeedCore
import Screen

/// `{{ activity|excerpt:2 }}`: the first words of what somebody wrote, in at most so many lines.
enum Excerpt {
  /// - Parameters:
  ///   - lines: how many lines the text may fill.
  ///   - width: columns of a line; without one the text is not cut.
  static func text(of value: FieldValue, lines: Int, width: Int?) -> String {
    let folded = TextCleaner.field(headline(of: value))
    guard let width, width > 0 else { return folded }
    return cut(folded, lines: max(1, lines), width: width)
  }

  private static func headline(of value: FieldValue) -> String {
    if case .object(let activity as EnrichedActivity) = value { activity.headline } else { words(of: value) }
  }

  /// `{{ activity|words }}`: all that somebody wrote, as it came.
  static func words(of value: FieldValue) -> String {
    switch value {
    case .object(let activity as EnrichedActivity): activity.mainText
    case .object(let reaction as Reaction): reaction.data["text"]?.stringValue ?? ""
    case .string(let text): text
    default: ""
    }
  }

  private static func cut(_ text: String, lines: Int, width: Int) -> String {
    let measure = TextWidth.unicode
    // More than fits is never looked at: a text may be a book.
    let start = measure.prefix(of: text, columns: lines * width + width).text
    let wrapped = measure.wrapped(String(start), to: width)
    guard wrapped.count > lines else { return wrapped.joined(separator: "\n") }
    let last = measure.truncated(wrapped[lines - 1] + " …", to: width)
    return (wrapped.prefix(lines - 1) + [last.hasSuffix("…") ? last : last + "…"]).joined(separator: "\n")
  }
}
