import FeedCore
import Reader

/// How a write is stored until its outcome is known: `{"write": "like", "activity": "…"}`.
extension Write {
  /// The number of this format. A later program must still read the earlier ones.
  static let version = 1

  /// Nil for what cannot be made by another run of the program, and is not promised before it is done.
  var json: JSONValue? {
    switch self {
    case .like(let id): Self.json("like", ["activity": .string(id.description)])
    case .unlike(let id): Self.json("unlike", ["activity": .string(id.description)])
    case .bookmark(let id): Self.json("bookmark", ["activity": .string(id.description)])
    case .unbookmark(let id): Self.json("unbookmark", ["activity": .string(id.description)])
    case .likeComment(let id): Self.json("like_comment", ["comment": .string(id)])
    case .unlikeComment(let id): Self.json("unlike_comment", ["comment": .string(id)])
    case .follow(let id): Self.json("follow", ["user": .string(id)])
    case .unfollow(let id): Self.json("unfollow", ["user": .string(id)])
    case .post(let text): Self.json("post", ["text": .string(text)])
    case .comment(let id, let parent, let text):
      Self.json(
        "comment",
        [
          "activity": .string(id.description), "parent": parent.map { .string($0) } ?? .null,
          "text": .string(text),
        ]
      )
    case .repost(let id, let text):
      Self.json(
        "repost",
        ["activity": .string(id.description), "text": text.map { .string($0) } ?? .null]
      )
    case .edit(let id, let text):
      Self.json("edit", ["activity": .string(id.description), "text": .string(text)])
    case .editComment(let id, let text):
      Self.json("edit_comment", ["comment": .string(id), "text": .string(text)])
    case .delete(let id): Self.json("delete", ["activity": .string(id.description)])
    case .deleteComment(let id): Self.json("delete_comment", ["comment": .string(id)])
    case .markSeen(let feed): Self.json("mark_seen", ["feed": .string(feed.description)])
    case .markRead(let feed, let groups):
      Self.json(
        "mark_read",
        ["feed": .string(feed.description), "groups": .array(groups.map { .string($0) })]
      )
    case .markAllRead(let feed): Self.json("mark_all_read", ["feed": .string(feed.description)])
    case .undo: nil
    }
  }

  private static func json(_ name: String, _ members: [String: JSONValue]) -> JSONValue {
    .object(members.merging(["write": .string(name)]) { $1 })
  }

  /// - Returns: nil for a write that this program does not know, or one that lacks a part.
  init?(_ json: JSONValue) {
    let activity = json["activity"]?.stringValue.flatMap { ActivityID($0) }
    let comment = json["comment"]?.stringValue
    let feed = json["feed"]?.stringValue.flatMap { try? FeedID(parsing: $0) }
    let (text, user) = (json["text"]?.stringValue, json["user"]?.stringValue)
    switch (json["write"]?.stringValue, activity, comment, text) {
    case ("like", let id?, _, _): self = .like(id)
    case ("unlike", let id?, _, _): self = .unlike(id)
    case ("bookmark", let id?, _, _): self = .bookmark(id)
    case ("unbookmark", let id?, _, _): self = .unbookmark(id)
    case ("like_comment", _, let id?, _): self = .likeComment(id)
    case ("unlike_comment", _, let id?, _): self = .unlikeComment(id)
    case ("post", _, _, let text?): self = .post(text)
    case ("comment", let id?, _, let text?):
      self = .comment(id, parent: json["parent"]?.stringValue, text: text)
    case ("repost", let id?, _, _): self = .repost(id, text: text)
    case ("edit", let id?, _, let text?): self = .edit(id, text: text)
    case ("edit_comment", _, let id?, let text?): self = .editComment(id, text: text)
    case ("delete", let id?, _, _): self = .delete(id)
    case ("delete_comment", _, let id?, _): self = .deleteComment(id)
    case (let name?, _, _, _):
      guard let other = Self.other(name, user: user, feed: feed, json) else { return nil }
      self = other
    default: return nil
    }
  }

  private static func other(_ name: String, user: String?, feed: FeedID?, _ json: JSONValue) -> Write? {
    switch name {
    case "follow": user.map { .follow($0) }
    case "unfollow": user.map { .unfollow($0) }
    case "mark_seen": feed.map { .markSeen($0) }
    case "mark_read":
      feed.map { .markRead($0, groups: (json["groups"]?.arrayValue ?? []).compactMap(\.stringValue)) }
    case "mark_all_read": feed.map { .markAllRead($0) }
    default: nil
    }
  }
}
