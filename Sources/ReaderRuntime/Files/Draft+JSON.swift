import FeedCore
import Reader

/// A draft on disk: `{"kind": "comment", "activity": "…", "parent": "…", "name": "…", "text": "…",
/// "saved_at": …}`.
extension Draft {
  init?(_ json: JSONValue) {
    guard let text = json["text"]?.stringValue, let purpose = ComposePurpose(json) else { return nil }
    let savedAt = json["saved_at"]?.intValue ?? 0
    self.init(
      purpose,
      text: text,
      savedAt: Timestamp(microseconds: Int64(savedAt)),
      copy: min(max(json["copy"]?.intValue ?? 0, 0), 1_000_000)
    )
  }

  var json: JSONValue {
    var members = purpose.members
    members["text"] = .string(text)
    members["saved_at"] = .int(savedAt.microseconds)
    if copy > 0 { members["copy"] = .int(Int64(copy)) }
    return .object(members)
  }
}

extension ComposePurpose {
  init?(_ json: JSONValue) {
    let activity = json["activity"]?.stringValue.flatMap { ActivityID($0) }
    let name = json["name"]?.stringValue ?? ""
    switch (json["kind"]?.stringValue, activity) {
    case ("post", _): self = .post
    case ("comment", let id?): self = .comment(id, parent: json["parent"]?.stringValue, name: name)
    case ("quote", let id?): self = .quote(id, name: name)
    case ("edit", let id?): self = .edit(id)
    case ("edit-comment", let id?):
      guard let comment = json["comment"]?.stringValue else { return nil }
      self = .editComment(comment, of: id)
    default: return nil
    }
  }

  var members: [String: JSONValue] {
    switch self {
    case .post: ["kind": "post"]
    case .comment(let id, let parent, let name):
      [
        "kind": "comment", "activity": .string(id.description), "name": .string(name),
        "parent": parent.map { .string($0) } ?? .null,
      ]
    case .quote(let id, let name):
      ["kind": "quote", "activity": .string(id.description), "name": .string(name)]
    case .edit(let id): ["kind": "edit", "activity": .string(id.description)]
    case .editComment(let comment, let id):
      ["kind": "edit-comment", "activity": .string(id.description), "comment": .string(comment)]
    }
  }
}
