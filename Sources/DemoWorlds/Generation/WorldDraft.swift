import FeedCore
import Social

/// A world in the making: what has been written so far, in the shapes of the reference application.
struct WorldDraft {
  let name: WorldName
  let seed: UInt64
  let settings: WorldSettings
  let rhythm: Rhythm
  var people: [WorldPerson]
  let graph: FollowGraph
  private(set) var objects: [CollectionObject] = []
  private(set) var activities: [WorldActivity] = []
  private(set) var reactions: [WorldReaction] = []
  private(set) var follows: [WorldFollow] = []
  var conversations: [WorldConversation] = []
  private var texts: Set<String> = []
  private var objectCount: UInt64 = 0

  init(name: WorldName, seed: UInt64, anchor: Timestamp, settings: WorldSettings) {
    self.name = name
    self.seed = seed
    self.settings = settings
    var population = Population(seed: seed, anchor: anchor)
    people = population.people(settings.people) + population.things(of: name)
    graph = FollowGraph.make(people, settings, seed: seed)
    rhythm = Rhythm(anchor: anchor, days: World.days)
  }

  var anchor: Timestamp { rhythm.anchor }

  /// A generator of its own for the `index`th part of the work called `part`.
  func generator(_ part: StaticString, _ index: Int) -> SeededGenerator {
    SeededGenerator(seed: seed &+ UInt64(index) &* 0x9e37_79b9_7f4a_7c15, for: part)
  }

  /// Whether nobody has written `text` before; from now on somebody has.
  mutating func isNew(_ text: String) -> Bool { texts.insert(text).inserted }

  /// Who lives here, and nothing that happened.
  var cast: World { World(name: name, seed: seed, anchor: anchor, people: people) }

  /// Hands over what was written down since the last time, in no order.
  mutating func take() -> World {
    var world = cast
    world.follows = follows
    world.objects = objects
    world.activities = activities
    world.reactions = reactions
    world.conversations = conversations
    follows = []
    objects = []
    activities = []
    reactions = []
    conversations = []
    return world
  }
}

// MARK: Writing things down

extension WorldDraft {
  /// A short id that looks like any other: bijective, so that no two are the same.
  mutating func newObjectID() -> String {
    objectCount += 1
    let mixed = (objectCount &* 0x2545_f491_4f6c_dd1d ^ seed &* 0x9e37_79b9) & (1 << 50 - 1)
    let digits = String(mixed, radix: 32)
    return String(repeating: "0", count: 10 - digits.count) + digits
  }

  /// Adds an activity to its actor's feed.
  ///
  /// - Returns: its id.
  @discardableResult
  mutating func add(_ activity: NewActivity, by userID: String) -> ActivityID {
    let added = WorldActivity(feed: PersonFeeds(userID).user, activity: activity)
    activities.append(added)
    return added.id
  }

  mutating func add(_ object: CollectionObject) { objects.append(object) }

  mutating func add(
    _ collection: String,
    _ id: String,
    _ data: [String: JSONValue],
    owner: String?,
    at time: Timestamp
  ) {
    add(
      CollectionObject(
        collection: collection,
        id: id,
        data: data,
        ownerID: owner,
        createdAt: time,
        updatedAt: time
      )
    )
  }

  /// - Returns: the activity's id.
  mutating func publish(_ publication: GeneratedPublication, by author: Int, at time: Timestamp) -> ActivityID
  {
    let (id, user) = (publication.id ?? newObjectID(), people[author].id)
    add(publication.verb, id, publication.data, owner: user, at: time)
    return add(publication.activity(id, by: user, at: time), by: user)
  }

  /// - Returns: the activity's id.
  @discardableResult
  mutating func tweet(
    _ post: Post,
    by author: Int,
    mentions: [String],
    replyTo: (activity: ActivityID, author: Int)? = nil,
    at time: Timestamp
  ) -> ActivityID {
    let (id, user) = (newObjectID(), people[author].id)
    add(Verb.tweet, id, post.data(mentions: mentions), owner: user, at: time)
    let answered = replyTo.map { (activity: $0.activity, author: Optional(people[$0.author].id)) }
    let activity = SocialActivity.tweet(id, by: user, mentions: mentions, replyTo: answered, time: time)
    let added = add(activity, by: user)
    if let replyTo {
      react(SocialReaction.count(ReactionKind.reply, of: added, on: replyTo.activity, by: user), at: time)
    }
    return added
  }

  mutating func repost(_ id: ActivityID, of author: Int, by other: Int, text: String?, at time: Timestamp) {
    let user = people[other].id
    let repost = SocialActivity.repost(id, of: people[author].id, by: user, text: text, time: time)
    let added = add(repost, by: user)
    react(SocialReaction.count(ReactionKind.repost, of: added, on: id, by: user), at: time)
  }

  mutating func like(_ id: ActivityID, of author: Int, by other: Int, at time: Timestamp) {
    react(SocialReaction.like(id, of: people[author].id, by: people[other].id), at: time)
  }

  /// - Parameter id: a UUID that nothing else has.
  mutating func comment(
    _ text: String,
    mentions: [String],
    on id: ActivityID,
    of author: Int,
    by other: Int,
    id reactionID: String,
    at time: Timestamp
  ) {
    var comment = SocialReaction.comment(
      text,
      mentions: mentions,
      on: id,
      of: people[author].id,
      by: people[other].id
    )
    comment.id = reactionID
    react(comment, at: time)
  }

  /// The author of an activity answers a comment on it.
  mutating func answer(
    _ text: String,
    to comment: String,
    by other: Int,
    author: Int,
    id: String,
    at time: Timestamp
  ) {
    let commented = (id: comment, parent: "", author: people[other].id)
    let user = people[author].id
    var answer = SocialReaction.answer(text, to: commented, onActivityOf: user, by: user)
    answer.id = id
    react(answer, at: time)
  }

  mutating func react(_ reaction: NewReaction, at time: Timestamp) {
    reactions.append(WorldReaction(reaction: reaction, time: time))
  }

  mutating func follow(_ follower: String, _ followed: String, at time: Timestamp) {
    follows.append(WorldFollow(follower: follower, followed: followed, time: time))
  }
}
