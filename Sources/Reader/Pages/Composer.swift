import FeedCore

/// A text being written.
struct Composer: Sendable {
  let purpose: ComposePurpose
  var editor: TextEditor
  /// What it was when it was opened: a text that did not change is not a draft.
  let original: String
  /// What it answers or quotes, shown above.
  var context: EnrichedActivity?
  var contextComment: Reaction?
  /// As in ``Draft``.
  var copy = 0

  init(_ purpose: ComposePurpose, text: String = "", context: EnrichedActivity? = nil) {
    self.purpose = purpose
    editor = TextEditor(text)
    original = text
    self.context = context
  }

  var isDraft: Bool { !editor.isBlank && editor.text != original }

  func draft(at now: Timestamp) -> Draft { Draft(purpose, text: editor.text, savedAt: now, copy: copy) }

  var title: String {
    switch purpose {
    case .post: "New post"
    case .comment(_, _, let name): "Reply to \(name)"
    case .quote(_, let name): "Quote \(name)"
    case .edit: "Edit post"
    case .editComment: "Edit comment"
    }
  }
}
