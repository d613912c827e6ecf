import FeedCore
import StreamWire

/// What the writes in the outbox will have made when they arrive.
struct PendingWrites {
  private struct Post {
    var activity: Activity
    var feeds: Set<FeedID>
  }

  private struct Removal {
    var feed: FeedID
    var name: String
    var isForeign: Bool

    func names(_ activity: Activity) -> Bool {
      (isForeign ? activity.foreignID : activity.id.description) == name
    }
  }

  private var posts: [Post] = []
  private var removals: [Removal] = []
  private(set) var reactions: [Reaction] = []
  private(set) var deletedReactions: Set<String> = []
  private(set) var objects: [String: CollectionObject] = [:]
  private(set) var users: [String: FeedUser] = [:]

  /// - Parameter requests: in the order in which they wait.
  init(_ requests: [StreamRequest], at now: Timestamp) {
    for request in requests { take(request, now) }
  }

  func activity(_ id: ActivityID) -> Activity? { posts.last { $0.activity.id == id }?.activity }

  /// What was posted to a feed, the feed itself or as a target, oldest first.
  func activities(in feed: FeedID) -> [Activity] {
    posts.filter { $0.feeds.contains(feed) }.map(\.activity)
  }

  func isRemoved(_ activity: Activity, from feed: FeedID) -> Bool {
    removals.contains { $0.feed == feed && $0.names(activity) }
  }

  private mutating func post(_ body: JSONValue, to feed: FeedID) {
    for json in body["activities"]?.arrayValue ?? [body] {
      guard let new = try? NewActivity(wire: json) else { continue }
      let activity = Activity(expected: new)
      posts.append(Post(activity: activity, feeds: Set(activity.to + [feed])))
      removals = removals.filter { $0.feed != feed || !$0.names(activity) }
    }
  }

  private mutating func remove(_ name: String, isForeign: Bool, from feed: FeedID) {
    let removal = Removal(feed: feed, name: name, isForeign: isForeign)
    posts.removeAll { $0.feeds.contains(feed) && removal.names($0.activity) }
    removals.append(removal)
  }

  private mutating func take(_ request: StreamRequest, _ now: Timestamp) {
    let parts = request.path.split(separator: "/").map(String.init)
    switch (request.method, parts.first, parts.count) {
    case (.post, "feed", 3):
      post(request.body ?? .null, to: FeedID(trusted: parts[1], parts[2]))
    case (.delete, "feed", 4):
      let feed = FeedID(trusted: parts[1], parts[2])
      remove(PercentCoding.decode(parts[3]), isForeign: request.query.bool("foreign_id"), from: feed)
    case (.post, "reaction", 1):
      guard let new = try? NewReaction(wire: request.body ?? .null),
        let reaction = try? Reaction(expected: new, at: now)
      else { return }
      reactions.append(reaction)
      deletedReactions.remove(reaction.id)
    case (.delete, "reaction", 2):
      reactions.removeAll { $0.id == parts[1] }
      deletedReactions.insert(parts[1])
    case (.post, "collections", 2):
      guard let id = request.body?["id"]?.stringValue, let data = request.body?["data"]?.objectValue else {
        return
      }
      let object = CollectionObject(
        collection: parts[1],
        id: id,
        data: data,
        ownerID: request.body?["user_id"]?.stringValue,
        createdAt: now,
        updatedAt: now
      )
      objects[object.foreignID] = object
    case (.delete, "collections", 3): objects["\(parts[1]):\(PercentCoding.decode(parts[2]))"] = nil
    case (.post, "user", 1):
      guard let new = try? NewUser(wire: request.body ?? .null) else { return }
      users[new.id] = FeedUser(id: new.id, data: new.data, createdAt: now, updatedAt: now)
    default: break
    }
  }
}

extension NewActivity {
  /// With the time and foreign id that determine its id, so that sending it twice is sending it once.
  func named(at now: Timestamp, _ foreignID: @autoclosure () -> String) -> NewActivity {
    var named = self
    if named.time == nil { named.time = now }
    if named.foreignID.isEmpty { named.foreignID = foreignID() }
    return named
  }
}

extension Activity {
  /// As the server will store it.
  init(expected new: NewActivity) {
    let time = new.time ?? .now()
    self.init(
      id: ActivityID(foreignID: new.foreignID, time: time),
      actor: new.actor,
      verb: new.verb,
      object: new.object,
      target: new.target,
      foreignID: new.foreignID,
      time: time,
      to: new.to,
      custom: new.custom
    )
  }
}

extension Reaction {
  /// - Throws: `FeedError` with code `unreachable` for an answer to a reaction, whose activity only the server
  ///   knows.
  init(expected new: NewReaction, at now: Timestamp) throws {
    guard case .activity(let activity) = new.subject else {
      throw FeedError(.unreachable, "The server cannot be reached; the answer will be sent later.")
    }
    self.init(
      id: new.id ?? "",
      kind: new.kind,
      activityID: activity,
      userID: new.userID,
      data: new.data,
      createdAt: now,
      updatedAt: now,
      targetFeeds: new.targetFeeds
    )
  }
}
