import FeedCore
import Social

/// What the readers of a world come across when it opens: their own feeds, and all that belongs to what stands in
/// them.
///
/// Most of a world is the others' own affair: what they write for each other, and what they are told of it. A reader
/// gets to it by looking around, so a world opens without it, and it follows.
struct Visibility: Sendable {
  private let readers: Set<String>
  private let followed: Set<String>
  private let activities: Set<ActivityID>
  private let reactions: Set<String>
  /// `collection:id` of the objects that only what is not visible is about.
  private let hiddenObjects: Set<String>

  init(_ world: World, to readers: Set<String>) {
    let followed = Set(world.follows.lazy.filter { readers.contains($0.follower) }.map(\.followed))
    (self.readers, self.followed) = (readers, followed)
    let subjects = Self.subjects(of: world.reactions)
    let isVisible = { (feed: FeedID) in Self.shows(feed, readers, followed) }
    var found = Set<ActivityID>()
    for activity in world.activities
    where isVisible(activity.feed) || activity.activity.to.contains(where: isVisible) {
      found.insert(activity.id)
    }
    for reaction in world.reactions where reaction.reaction.targetFeeds.contains(where: isVisible) {
      if let id = reaction.reaction.id, let subject = subjects[id] { found.insert(subject) }
    }
    Self.addReferences(of: world.activities, to: &found)
    activities = found
    reactions = Set(subjects.lazy.filter { found.contains($0.value) }.map(\.key))
    hiddenObjects = Self.objects(of: world.activities) { !found.contains($0) }
      .subtracting(Self.objects(of: world.activities) { found.contains($0) })
  }

  /// Whether a reader looks at `feed`.
  func shows(_ feed: FeedID) -> Bool { Self.shows(feed, readers, followed) }

  func shows(_ activity: WorldActivity) -> Bool { activities.contains(activity.id) }

  func shows(_ reaction: NewReaction) -> Bool { reaction.id.map(reactions.contains) ?? true }

  func shows(_ object: CollectionObject) -> Bool {
    !hiddenObjects.contains("\(object.collection):\(object.id)")
  }

  private static let userGroup = PersonFeeds(World.you).user.group

  private static func shows(_ feed: FeedID, _ readers: Set<String>, _ followed: Set<String>) -> Bool {
    readers.contains(feed.id) || (feed.group == userGroup && followed.contains(feed.id))
  }

  /// The activity that each reaction is about, also by way of others. A reaction comes after the one it answers.
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
