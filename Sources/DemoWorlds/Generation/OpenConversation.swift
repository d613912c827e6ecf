import FeedCore

/// A post and who may say something about it, while its conversation is being written.
struct OpenConversation {
  let id: ActivityID
  /// An index into the people.
  let author: Int
  let time: Timestamp
  var utterance: Utterance
  let audience: [Int]
  /// How much it stirs; 1 is ordinary.
  let popularity: Double
  /// What nobody has said yet.
  var exchanges: [Scene.Exchange] = []

  func conversation(author: String) -> WorldConversation {
    WorldConversation(
      activity: id,
      author: author,
      book: utterance.book.name,
      scene: utterance.scene,
      wording: utterance.wording
    )
  }
}
