import FeedCore
import Foundation
import Screen
import Social

/// What stands on the terminal for an activity or a group: some lines, each ended by a line feed.
struct ActivityText {
  private let width: Int

  init(_ session: Session, _ display: DisplayOptions) throws {
    width = display.width ?? TerminalSize.columns ?? 80
  }

  func of(_ activity: EnrichedActivity) -> String {
    let actor = activity.field("actor")?["name"].map(plain) ?? activity.activity.actor
    let text = activity.subject.field("object")?["text"].map(plain) ?? activity.activity.object
    return lines("\(actor) \(activity.activity.verb): \(text)")
  }

  func of(_ group: ActivityGroup) -> String {
    group.activities.first.map { of($0) } ?? ""
  }

  private func plain(_ value: FieldValue) -> String { if case .string(let text) = value { text } else { "" } }

  private func lines(_ text: String) -> String { TextCleaner.body(text) + "\n" }
}
