import FeedCore
import Screen
import StyledText

extension State {
  /// How long a pause in writing is before the draft is saved.
  static let draftPause = 1000

  /// Opens the composer, with the draft that was kept for the same purpose.
  mutating func compose(_ purpose: ComposePurpose, text: String = "", context: EnrichedActivity? = nil)
    -> [Effect]
  {
    var composer = Composer(purpose, text: text, context: context)
    if let draft = drafts[DraftID(purpose)] { composer.editor = TextEditor(draft.text) }
    overlay = .composer(composer)
    return drafts[DraftID(purpose)] == nil ? [] : say("The draft is back.")
  }

  mutating func composeReply() -> [Effect] {
    if let (comment, activity) = selectedComment {
      guard !comment.id.hasPrefix("pending-") else { return say("The comment is still being sent.") }
      // Reactions nest three deep: the answer to a comment's answer joins its siblings.
      let parent = comment.parent.isEmpty ? comment.id : comment.parent
      let effects = compose(
        .comment(activity.id, parent: parent, name: TextCleaner.field(comment.authorName)),
        context: activity
      )
      if case .composer(var composer) = overlay {
        composer.contextComment = comment
        overlay = .composer(composer)
      }
      return effects
    }
    guard let subject = selectedSubject else { return say("Nothing is selected.") }
    return compose(
      .comment(subject.id, parent: nil, name: TextCleaner.field(subject.actorName)),
      context: subject
    )
  }

  mutating func composeQuote() -> [Effect] {
    guard let subject = selectedSubject else { return say("Nothing is selected.") }
    return compose(.quote(subject.id, name: TextCleaner.field(subject.actorName)), context: subject)
  }

  mutating func composeEdit() -> [Effect] {
    guard isApplicable(.edit) else { return say("Only your own posts and comments can be edited.") }
    if let (comment, activity) = selectedComment {
      return compose(.editComment(comment.id, of: activity.id), text: comment.text)
    }
    guard let activity = selectedActivity else { return [] }
    return compose(.edit(activity.id), text: activity.mainText)
  }

  // MARK: Keys

  mutating func typeInComposer(_ key: Key) -> [Effect] {
    if let character = key.typed {
      changeComposer { $0.editor.insert(String(character)) }
    } else if case .command(let id) = keymap.match([key], in: .writing) {
      if let effects = performWriting(id) { return effects }
      let (width, measure) = (ComposerGeometry(size).textWidth, TextWidth(charset))
      changeComposer { Self.edit(&$0.editor, id, width, measure) }
    } else {
      return []
    }
    return [.timer(.draft, milliseconds: Self.draftPause)]
  }

  /// Changes the composer in place. Nothing else holds its text meanwhile, or each key would copy it.
  mutating func changeComposer(_ change: (inout Composer) -> Void) {
    guard case .composer(var composer) = overlay else { return }
    overlay = nil
    change(&composer)
    overlay = .composer(composer)
  }

  private mutating func performWriting(_ id: CommandID) -> [Effect]? {
    switch id {
    case .send: send()
    case .useEditor: [.editText(composer?.editor.text ?? "")]
    case .closeComposer: closeComposer()
    case .discard: askToDiscard()
    default: nil
    }
  }

  /// Up and down go by the rows that are seen.
  private static func edit(_ editor: inout TextEditor, _ id: CommandID, _ width: Int, _ measure: TextWidth) {
    switch id {
    case .lineUp, .lineDown:
      let layout = EditorLayout(editor, width: width, measure: measure, rowsAround: 1)
      editor = layout.moved(editor, by: id == .lineUp ? -1 : 1)
    default: editor.perform(id)
    }
  }

  mutating func takeEdited(_ text: String?, _ problem: String?) -> [Effect] {
    if let problem { return say(problem, isError: true) + [.redraw] }
    guard var composer, let text else { return [.redraw] }
    composer.editor = TextEditor(String(text.trimmingTrailingNewlines))
    self.composer = composer
    return [.redraw] + saveOpenDraft()
  }

  // MARK: Ending

  private mutating func send() -> [Effect] {
    guard let composer else { return [] }
    guard !composer.editor.isBlank else { return say("There is nothing to send yet.") }
    let draft = composer.draft(at: now)
    overlay = nil
    drafts[draft.id] = nil
    // The write stores the text before the draft that held it until now goes.
    return [.cancelTimer(.draft)] + send(draft) + [.deleteDraft(draft.id)]
  }

  private mutating func send(_ draft: Draft) -> [Effect] {
    let text = draft.text
    switch draft.purpose {
    case .post: return write(.post(text), .draft(draft), name: "The post", done: "Posted; z takes it back.")
    case .comment(let id, let parent, _): return sendComment(text, on: id, parent: parent, draft: draft)
    case .quote(let id, _):
      return write(
        .repost(id, text: text),
        .draft(draft),
        name: "The repost",
        done: "Reposted; z takes it back."
      )
    case .edit(let id):
      return write(.edit(id, text: text), .draft(draft), name: "The change", done: "Changed.")
    case .editComment(let id, _):
      return write(.editComment(id, text: text), .draft(draft), name: "The change", done: "Changed.")
    }
  }

  /// Posts a text typed on the command line.
  mutating func post(_ text: String) -> [Effect] { send(Draft(.post, text: text, savedAt: now)) }

  private mutating func closeComposer() -> [Effect] {
    let effects = saveOpenDraft()
    let kept = composer?.isDraft ?? false
    overlay = nil
    return effects + [.cancelTimer(.draft)] + (kept ? say("The draft is kept.") : [])
  }

  private mutating func askToDiscard() -> [Effect] {
    guard let composer, composer.isDraft else { return closeComposer() }
    confirmation = Confirmation(question: "Throw this text away?", action: .discardDraft)
    return []
  }

  mutating func discardDraft() -> [Effect] {
    guard let composer else { return [] }
    overlay = nil
    let id = composer.draft(at: now).id
    drafts[id] = nil
    return [.cancelTimer(.draft), .deleteDraft(id)]
  }

  /// Keeps what is being written; an emptied text loses its draft.
  mutating func saveOpenDraft() -> [Effect] {
    guard let composer else { return [] }
    let draft = composer.draft(at: now)
    guard composer.isDraft else {
      return drafts.removeValue(forKey: draft.id) == nil ? [] : [.deleteDraft(draft.id)]
    }
    guard drafts[draft.id]?.text != draft.text else { return [] }
    drafts[draft.id] = draft
    hasOpenDraft = true
    return [.saveDraft(draft)]
  }

  /// Opens the composer with a text, unless another is being written: then it stays a draft.
  mutating func reopen(_ draft: Draft) -> [Effect] {
    var draft = draft
    while isTaken(draft) { draft.copy += 1 }
    drafts[draft.id] = draft
    hasOpenDraft = true
    if composer == nil { overlay = .composer(composer(for: draft)) }
    return [.saveDraft(draft)]
  }

  /// Whether another text has the draft's place: one that was kept, or one that is being written.
  private func isTaken(_ draft: Draft) -> Bool {
    if let composer, composer.draft(at: now).id == draft.id { return true }
    return drafts[draft.id].map { $0.text != draft.text } ?? false
  }

  mutating func open(_ draft: Draft) -> [Effect] {
    overlay = .composer(composer(for: draft))
    return []
  }

  private func composer(for draft: Draft) -> Composer {
    var composer = Composer(draft.purpose)
    composer.editor = TextEditor(draft.text)
    composer.copy = draft.copy
    return composer
  }
}

extension String {
  /// Editors end a file with a line feed.
  fileprivate var trimmingTrailingNewlines: Substring {
    var text = Substring(self)
    while let last = text.last, last.isNewline { text.removeLast() }
    return text
  }
}

extension TextEditor {
  /// Carries out an editing command; true where it was one.
  @discardableResult
  mutating func perform(_ id: CommandID) -> Bool {
    switch id {
    case .newline: insertLine()
    case .left: moveLeft()
    case .right: moveRight()
    case .wordLeft: moveWordLeft()
    case .wordRight: moveWordRight()
    case .lineStart: moveToLineStart()
    case .lineEnd: moveToLineEnd()
    case .textStart: moveToStart()
    case .textEnd: moveToEnd()
    case .deleteBackward: deleteBackward()
    case .deleteForward: deleteForward()
    case .deleteWordBackward: deleteWordBackward()
    case .deleteWordForward: deleteWordForward()
    case .deleteToStart: deleteToStart()
    case .deleteToEnd: deleteToEnd()
    case .putBack: putBack()
    default: return false
    }
    return true
  }
}
