import FeedCore
import StreamAuth
import StreamWire

/// A write that waits for the server, as an operation of Stream's API rather than as an HTTP request: a later
/// version of this program, or of the API, still knows what was meant.
///
/// Each carries ids of the client's choice, so that sending it twice is the same as sending it once.
enum OfflineWrite: Sendable {
  /// Each activity has a foreign id and a time.
  case addActivities([NewActivity], to: FeedID)
  case addToMany(NewActivity, [FeedID])
  case removeActivity(ActivityID, from: FeedID)
  case removeForeign(String, from: FeedID)
  case replaceActivities([NewActivity])
  case follow([FollowRequest])
  case unfollow([UnfollowRequest])
  /// The reaction has an id.
  case addReaction(NewReaction)
  case deleteReaction(String, softly: Bool)
  case addObject(CollectionKey, data: [String: JSONValue], ownerID: String?)
  case deleteObject(CollectionKey)
  /// Does nothing if the user exists.
  case addUser(NewUser)
  case mark(FeedID, seen: MarkOption?, read: MarkOption?)

  struct CollectionKey: Hashable, Sendable {
    var collection: String
    var id: String
  }

  /// Whether this refusal means that the write arrived before and its response was lost.
  func isDone(by error: FeedError) -> Bool {
    switch self {
    case .addReaction, .addObject: error.code == .conflict
    case .deleteReaction, .deleteObject, .removeActivity, .removeForeign: error.code == .notFound
    default: false
    }
  }
}

extension StreamClient {
  /// The call that carries out a write.
  ///
  /// - Throws: `FeedError` with code `notAllowed` if it needs a token that cannot be made here.
  func request(_ write: OfflineWrite) throws -> StreamRequest {
    switch write {
    case .addActivities(let activities, let feed):
      .add(try activities.map(body), to: feed, isRepeatable: true)
    case .addToMany(let activity, let feeds):
      .add(try body(of: activity), toMany: feeds, isRepeatable: true)
    case .removeActivity(let id, let feed): .remove(id.description, isForeign: false, from: feed)
    case .removeForeign(let id, let feed): .remove(id, isForeign: true, from: feed)
    case .replaceActivities(let activities): .update(activities)
    case .follow(let requests): try request(following: requests)
    case .unfollow(let requests): requests.count == 1 ? .unfollow(requests[0]) : .unfollowMany(requests)
    case .addReaction(let reaction): .add(reaction)
    case .deleteReaction(let id, let softly): .deleteReaction(id, softly: softly)
    case .addObject(let key, let data, let ownerID):
      .addObject(key.collection, id: key.id, data: data, ownerID: ownerID)
    case .deleteObject(let key): .object(key.collection, key.id, .delete)
    case .addUser(let user): .addUser(user.id, data: user.data, orGet: true)
    case .mark(let feed, let seen, let read):
      .read(feed, FeedQuery(limit: 0, markSeen: seen, markRead: read))
    }
  }
}
