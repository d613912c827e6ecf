import FeedCore
import Social

/// What the readers of a world come across when it opens: their own feeds, and what belongs to what is in
/// them.
///
/// Most of a world is the others' own affair: what they write for each other, what they receive of it,
/// and whom they have long followed. A reader gets to it by looking around, and to the conversations about
/// what is days old by reading on, so a world opens without it, and it follows.
struct ReaderScope: Sendable {
  /// Of what is older, in seconds, only what readers receive belongs to the beginning.
  private static let recent = 5.0 * 86_400

  private let start: Timestamp
  private let readers: Set<String>
  private let followed: Set<String>
  private let activities: Set<ActivityID>
  private let reactions: Set<String>
  /// `collection:id` of the objects that only what is not visible is about.
  private let hiddenObjects: Set<String>

  init(_ world: World, to readers: Set<String>) {
    self.init(world, to: readers, following: Self.followed(by: readers, world.follows))
  }

  /// Of some of a world's conversations, whole ones.
  ///
  /// - Parameter followed: whom `readers` follow.
  init(_ world: World, to readers: Set<String>, following followed: Set<String>) {
    start = world.start
    self.readers = readers
    self.followed = followed
    let subjects = Self.subjects(of: world.reactions)
    let isVisible = { (feed: FeedID) in Self.shows(feed, readers, followed) }
    let told = world.reactions.filter { $0.reaction.targetFeeds.contains(where: isVisible) }
    var found = Set<ActivityID>()
    for activity in world.activities
    where isVisible(activity.feed) || activity.activity.to.contains(where: isVisible) {
      found.insert(activity.id)
    }
    found.formUnion(told.compactMap { $0.reaction.id.flatMap { subjects[$0] } })
    Self.addReferences(of: world.activities, to: &found)
    activities = found
    let since = world.anchor.advanced(bySeconds: -Self.recent)
    let recent = Set(world.activities.lazy.filter { $0.time >= since }.map(\.id)).intersection(found)
    reactions = Set(subjects.lazy.filter { recent.contains($0.value) }.map(\.key))
      .union(Self.withAnswered(told, in: world.reactions))
    hiddenObjects = Self.objects(of: world.activities) { !found.contains($0) }
      .subtracting(Self.objects(of: world.activities) { found.contains($0) })
  }

  /// Whom one of `readers` follows.
  static func followed(by readers: Set<String>, _ follows: [WorldFollow]) -> Set<String> {
    Set(follows.lazy.filter { readers.contains($0.follower) }.map(\.followed))
  }

  /// The part of `world` that the readers come across, sent to no feed but theirs.
  func part(of world: World) -> World {
    var part = world
    part.follows.removeAll { !shows($0) }
    part.objects.removeAll { !shows($0) }
    part.activities = world.activities.filter(shows).map { activity in
      var activity = activity
      activity.activity.to.removeAll { !shows($0) }
      return activity
    }
    part.reactions = world.reactions.filter { shows($0.reaction) }.map { reaction in
      var reaction = reaction
      reaction.reaction.targetFeeds.removeAll { !shows($0) }
      return reaction
    }
    return part
  }

  /// Whether a reader looks at `feed`.
  func shows(_ feed: FeedID) -> Bool { Self.shows(feed, readers, followed) }

  func shows(_ follow: WorldFollow) -> Bool {
    follow.time >= start || readers.contains(follow.follower) || readers.contains(follow.followed)
  }

  func shows(_ activity: WorldActivity) -> Bool { activities.contains(activity.id) }

  func shows(_ reaction: NewReaction) -> Bool { reaction.id.map(reactions.contains) ?? true }

  /// What belongs to nobody is there from the start.
  func shows(_ object: CollectionObject) -> Bool {
    object.ownerID == nil || !hiddenObjects.contains("\(object.collection):\(object.id)")
  }

  private static let userGroup = PersonFeeds(World.you).user.group

  private static func shows(_ feed: FeedID, _ readers: Set<String>, _ followed: Set<String>) -> Bool {
    readers.contains(feed.id) || (feed.group == userGroup && followed.contains(feed.id))
  }

  /// The activity that each reaction is about, also by way of others. A reaction comes after the one it
  /// answers.
  private static func subjects(of reactions: [WorldReaction]) -> [String: ActivityID] {
    var subjects: [String: ActivityID] = [:]
    subjects.reserveCapacity(reactions.count)
    for reaction in reactions {
      guard let id = reaction.reaction.id else { continue }
      switch reaction.reaction.subject {
      case .activity(let activity): subjects[id] = activity
      case .reaction(let parent): subjects[id] = subjects[parent]
      }
    }
    return subjects
  }

  /// The ids of some of `reactions`, and of those that they answer.
  private static func withAnswered(_ some: [WorldReaction], in reactions: [WorldReaction]) -> Set<String> {
    var ids = Set(some.compactMap(\.reaction.id))
    for reaction in reactions.reversed() {
      guard case .reaction(let parent) = reaction.reaction.subject, let id = reaction.reaction.id else {
        continue
      }
      if ids.contains(id) { ids.insert(parent) }
    }
    return ids
  }

  /// Adds what the found activities speak of: what they answer or pass on, which came before them.
  private static func addReferences(of activities: [WorldActivity], to found: inout Set<ActivityID>) {
    for activity in activities.reversed() where found.contains(activity.id) {
      let fields = [activity.activity.object, activity.activity.target]
      let texts = fields + activity.activity.custom.values.compactMap(\.stringValue)
      for text in texts {
        if case .activity(let id)? = Reference(text), let activity = ActivityID(id) { found.insert(activity) }
      }
    }
  }

  private static func objects(of activities: [WorldActivity], where belongs: (ActivityID) -> Bool) -> Set<
    String
  > {
    var objects: Set<String> = []
    for activity in activities where belongs(activity.id) {
      for text in [activity.activity.object, activity.activity.target] {
        if case .object(let collection, let id)? = Reference(text) { objects.insert("\(collection):\(id)") }
      }
    }
    return objects
  }
}
