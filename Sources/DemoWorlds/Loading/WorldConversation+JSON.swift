import FeedCore

/// Conversations as a demo database keeps them, so that anyone who goes on with them need not write the world
/// again.
extension WorldConversation {
  var json: JSONValue {
    var data: [String: JSONValue] = [
      "activity": .string(activity.description), "author": .string(author), "book": .string(book),
      "scene": .int(Int64(scene)), "choices": .object(wording.choices.mapValues { .string($0) }),
    ]
    if let friend = wording.friend { data["friend"] = .string(friend) }
    return .object(data)
  }

  /// Nil for what is not a conversation, or one about a book that is not there any more.
  init?(_ json: JSONValue) {
    guard let activity = json["activity"]?.stringValue.flatMap(ActivityID.init),
      let author = json["author"]?.stringValue,
      let book = json["book"]?.stringValue, let scenes = Library.books[book]?.scenes,
      let scene = json["scene"]?.intValue, scenes.indices.contains(scene),
      case .object(let choices)? = json["choices"]
    else { return nil }
    let wording = Wording(
      choices: choices.compactMapValues(\.stringValue),
      friend: json["friend"]?.stringValue
    )
    self.init(activity: activity, author: author, book: book, scene: scene, wording: wording)
  }
}
