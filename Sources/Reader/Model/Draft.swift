import FeedCore

/// What a text being written is for.
package enum ComposePurpose: Hashable, Sendable {
  case post
  /// - Parameters:
  ///   - parent: the comment that is answered, if any.
  ///   - name: whom it answers.
  case comment(ActivityID, parent: String?, name: String)
  case quote(ActivityID, name: String)
  case edit(ActivityID)
  case editComment(String, of: ActivityID)
}

/// One draft is kept for each thing that is written about.
package struct DraftID: Hashable, Sendable {
  package let name: String

  package init(name: String) { self.name = name }

  init(_ purpose: ComposePurpose) {
    name =
      switch purpose {
      case .post: "post"
      case .comment(let id, let parent, _): "comment-\(parent ?? id.description)"
      case .quote(let id, _): "quote-\(id)"
      case .edit(let id): "edit-\(id)"
      case .editComment(let id, _): "edit-comment-\(id)"
      }
  }
}

/// A text that was not sent yet, as it is kept on disk.
package struct Draft: Hashable, Sendable, Identifiable {
  package var purpose: ComposePurpose
  package var text: String
  package var savedAt: Timestamp
  /// 0 for the one that the composer opens with; higher for further texts with the same purpose, such as one
  /// that could not be sent while the next was being written.
  package var copy: Int

  package init(_ purpose: ComposePurpose, text: String, savedAt: Timestamp, copy: Int = 0) {
    self.purpose = purpose
    self.text = text
    self.savedAt = savedAt
    self.copy = copy
  }

  package var id: DraftID {
    let id = DraftID(purpose)
    return copy == 0 ? id : DraftID(name: "\(id.name)-copy-\(copy)")
  }
}
