import FeedCore
import StyledText

/// `{{ activity|excerpt:2 }}`: the first words of what somebody wrote, in at most so many lines.
enum Excerpt {
  /// - Parameters:
  ///   - lines: how many lines the text may fill.
  ///   - width: columns of a line; without one the text is not cut.
  static func text(of value: FieldValue, lines: Int, width: Int?, measure: TextWidth) -> String {
    let folded = TextCleaner.field(headline(of: value))
    guard let width, width > 0 else { return folded }
    return cut(folded, lines: max(1, lines), width: width, measure)
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

  /// `{{ text|short:12 }}`: the first lines of a long text, with its own line ends; the rest is an ellipsis.
  static func short(_ text: String, lines: Int, width: Int?, measure: TextWidth) -> String {
    guard let width, width > 0 else { return text }
    let lines = max(1, lines)
    var kept: [Substring] = []
    var room = lines
    // More than fits is never looked at: a text may be a book.
    for line in text.split(separator: "\n", maxSplits: lines, omittingEmptySubsequences: false) {
      guard room > 0, kept.count < lines else { return kept.joined(separator: "\n") + "\n…" }
      let start = measure.prefix(of: line, columns: width * (room + 1))
      let wrapped = measure.wrapped(String(start.text), to: width)
      guard wrapped.count <= room else {
        return (kept + wrapped.prefix(room).map { $0[...] }).joined(separator: "\n") + "\n…"
      }
      kept.append(line)
      room -= max(1, wrapped.count)
    }
    return text
  }

  private static func cut(_ text: String, lines: Int, width: Int, _ measure: TextWidth) -> String {
    // More than fits is never looked at: a text may be a book.
    let start = measure.prefix(of: text, columns: lines * width + width).text
    let wrapped = measure.wrapped(String(start), to: width)
    guard wrapped.count > lines else { return wrapped.joined(separator: "\n") }
    let last = measure.truncated(wrapped[lines - 1] + " …", to: width)
    return (wrapped.prefix(lines - 1) + [last.hasSuffix("…") ? last : last + "…"]).joined(separator: "\n")
  }
}
