import FeedCore
import StyledText

/// A comment as lines: who and when, then the text; answers stand further in.
struct CommentLines {
  let lines: [StyledLine]

  init(_ comment: Reaction, depth: Int, _ state: State, _ look: Look, width: Int) {
    let indent = min(depth * 3, max(0, width / 2))
    let room = max(1, width - indent)
    let body = Self.body(comment, look, max(1, room - Self.hanging)).map {
      Self.indented($0, by: Self.hanging)
    }
    let all = [Self.header(comment, state, look, room)] + body + [StyledLine()]
    lines = all.map { Self.indented($0, by: indent) }
  }

  /// The text stands under the name, beside the initials.
  private static let hanging = 3

  private static func indented(_ line: StyledLine, by columns: Int) -> StyledLine {
    guard columns > 0, !line.isEmpty else { return line }
    return StyledLine([Span(String(repeating: " ", count: columns))] + line.spans)
  }

  private static func header(_ comment: Reaction, _ state: State, _ look: Look, _ width: Int)
    -> StyledLine
  {
    var line = StyledLine()
    line.append(Avatar(id: comment.userID, name: comment.authorName).span)
    line.append(Span(" "))
    line.append(
      Span(TextCleaner.field(comment.authorName), roles: ["author"], action: .mention(user: comment.userID))
    )
    line.append(Span(" @" + TextCleaner.field(comment.userID), roles: ["handle"]))
    let isPending = comment.id.hasPrefix("pending-")
    let age =
      isPending ? "sending" : look.theme.age(of: comment.createdAt, at: max(state.now, comment.createdAt))
    line.append(Span(" \(look.icon("separator")) \(age)", roles: ["time"]))
    let likes = comment.childrenCounts["like"] ?? 0
    if likes > 0 {
      let isOwn = !(comment.ownChildren?["like"] ?? []).isEmpty
      line.append(
        Span("  \(look.icon(isOwn ? "liked" : "like")) \(likes)", roles: [isOwn ? "meta.own" : "meta"])
      )
    }
    return look.measure.truncated(line, to: width)
  }

  private static func body(_ comment: Reaction, _ look: Look, _ width: Int) -> [StyledLine] {
    look.measure.wrapped(StyledText(lines: MarkedText.lines(TextCleaner.body(comment.text))), to: width).lines
  }
}
