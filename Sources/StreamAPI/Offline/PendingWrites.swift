import FeedCore
import StreamWire

/// What the writes that wait will have made when they arrive.
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

  /// - Parameter writes: in the order in which they wait.
  init(_ writes: [WaitingWrite]) {
    for write in writes { add(write) }
  }

  func activity(_ id: ActivityID) -> Activity? { posts.last { $0.activity.id == id }?.activity }

  /// What was posted to a feed, the feed itself or as a target, oldest first.
  func activities(in feed: FeedID) -> [Activity] {
    posts.filter { $0.feeds.contains(feed) }.map(\.activity)
  }

  func isRemoved(_ activity: Activity, from feed: FeedID) -> Bool {
    removals.contains { $0.feed == feed && $0.names(activity) }
  }

  /// What the posts that wait refer to, so that they can be shown as the server would.
  var mentions: Set<Mention> {
    var found: Set<Mention> = []
    for text in posts.flatMap({ [$0.activity.actor, $0.activity.object] }) {
      switch Reference(stored: text) {
      case .user(let id): found.insert(Mention(.user, id))
      case .object(let collection, let id): found.insert(Mention(.object, "\(collection):\(id)"))
      default: break
      }
    }
    return found
  }

  private mutating func post(_ activities: [NewActivity], to feeds: [FeedID]) {
    for activity in activities.map(Activity.init(expected:)) {
      posts.append(Post(activity: activity, feeds: Set(activity.to + feeds)))
      removals = removals.filter { !feeds.contains($0.feed) || !$0.names(activity) }
    }
  }

  private mutating func remove(_ name: String, isForeign: Bool, from feed: FeedID) {
    let removal = Removal(feed: feed, name: name, isForeign: isForeign)
    posts.removeAll { $0.feeds.contains(feed) && removal.names($0.activity) }
    removals.append(removal)
  }

  private mutating func add(_ waiting: WaitingWrite) {
    switch waiting.write {
    case .addActivities(let activities, let feed): post(activities, to: [feed])
    case .addToMany(let activity, let feeds): post([activity], to: feeds)
    case .removeActivity(let id, let feed): remove(id.description, isForeign: false, from: feed)
    case .removeForeign(let id, let feed): remove(id, isForeign: true, from: feed)
    case .addReaction(let reaction): add(reaction, at: waiting.madeAt)
    case .deleteReaction(let id, _):
      reactions.removeAll { $0.id == id }
      deletedReactions.insert(id)
    case .addObject(let key, let data, let ownerID):
      add(CollectionObject(key, data: data, ownerID: ownerID, at: waiting.madeAt))
    case .deleteObject(let key): objects["\(key.collection):\(key.id)"] = nil
    case .addUser(let user):
      users[user.id] = FeedUser(
        id: user.id,
        data: user.data,
        createdAt: waiting.madeAt,
        updatedAt: waiting.madeAt
      )
    case .replaceActivities, .follow, .unfollow, .mark: break
    }
  }

  private mutating func add(_ new: NewReaction, at time: Timestamp) {
    // A reaction to a reaction is shown below its parent, whose activity only the server has.
    guard case .activity(let activity) = new.subject else { return }
    let reaction = Reaction(expected: new, on: activity, at: time)
    reactions.append(reaction)
    deletedReactions.remove(reaction.id)
  }

  private mutating func add(_ object: CollectionObject) { objects[object.foreignID] = object }
}

extension CollectionObject {
  init(_ key: OfflineWrite.CollectionKey, data: [String: JSONValue], ownerID: String?, at time: Timestamp) {
    self.init(
      collection: key.collection,
      id: key.id,
      data: data,
      ownerID: ownerID,
      createdAt: time,
      updatedAt: time
    )
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
  /// As the server will store it.
  ///
  /// - Parameter activity: the activity that is reacted to, or below which the parent reaction is.
  init(expected new: NewReaction, on activity: ActivityID, at time: Timestamp) {
    var parent = ""
    if case .reaction(let id) = new.subject { parent = id }
    self.init(
      id: new.id ?? "",
      kind: new.kind,
      activityID: activity,
      userID: new.userID,
      parent: parent,
      data: new.data,
      createdAt: time,
      updatedAt: time,
      targetFeeds: new.targetFeeds
    )
  }
}
