import FeedCore
import Social

/// Something that somebody publishes: what it is called, what it says, and what is needed to talk about it.
struct GeneratedPublication: Sendable {
  /// Also the collection of its object.
  var verb: String
  var data: [String: JSONValue]
  /// The object's id; nil for one that does not matter.
  var id: String?
  var target = ""
  /// Feeds that receive it besides.
  var to: [FeedID] = []
  var custom: [String: JSONValue] = [:]
  var mentions: [String] = []
  var utterance: Utterance

  /// What no other publication of a world says.
  var distinctText: String {
    ["text", "title", "subject"].compactMap { data[$0]?.stringValue }.joined(separator: "\n")
  }

  /// The activity, with the object called `id`.
  func activity(_ id: String, by userID: String, at time: Timestamp?) -> NewActivity {
    if verb == Verb.tweet { return SocialActivity.tweet(id, by: userID, mentions: mentions, time: time) }
    let notified = mentions.filter { $0 != userID }.map { PersonFeeds($0).notification }
    return NewActivity(
      actor: Reference.user(userID).description,
      verb: verb,
      object: Reference.object(collection: verb, id: id).description,
      target: target,
      foreignID: "\(verb):\(id)",
      time: time,
      to: to + notified,
      custom: custom
    )
  }
}
