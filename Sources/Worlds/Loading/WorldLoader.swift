import FeedCore
import FeedEngine
import Social

/// Writes a world into an engine, in the order in which things happened.
public struct WorldLoader: Sendable {
  /// How many days of notifications the reader has read, and has at least seen, when they arrive; what came in
  /// since the second is new to them.
  private static let readAge = 3.0 * 86_400
  private static let seenAge = 20.0 * 3600

  private static let aggregatedGroup = PersonFeeds(World.you).aggregated.group

  let engine: FeedEngine

  public init(_ engine: FeedEngine) { self.engine = engine }

  /// Writes all of `world`. Whoever listens to the engine meanwhile hears of all but the reactions.
  ///
  /// - Parameter readers: whose older notifications count as read.
  /// - Throws: `FeedError` with code `storage`. What was written until then stays.
  public func load(_ world: World, readers: [String] = [World.you]) async throws {
    try await add(world.people)
    try await loadHistory(of: world, readers)
  }

  /// Makes the world that `draft` begins, and writes it: the people and who has long followed whom are written while
  /// the rest is still being made.
  ///
  /// - Returns: the world.
  /// - Throws: `FeedError` with code `storage`. What was written until then stays.
  func load(_ draft: WorldDraft, readers: [String]) async throws -> World {
    async let filled = draft.filled()
    var early = World(name: draft.name, seed: draft.seed, anchor: draft.anchor, people: draft.people)
    let start = draft.anchor.advanced(bySeconds: -Double(draft.settings.days) * 86_400 - 60)
    early.follows = draft.world().follows.filter { $0.time < start }
    try await add(early.people)
    var beginning = History(early)
    try await advance(&beginning, to: start, readers)
    var rest = await filled
    let world = rest
    rest.follows.removeAll { $0.time < start }
    try await loadHistory(of: rest, readers)
    return world
  }

  private func add(_ people: [WorldPerson]) async throws {
    try await engine.batch { batch in
      for person in people {
        batch.now = person.joined
        try batch.addUser(person.id, data: person.data)
      }
    }
  }

  private func loadHistory(of world: World, _ readers: [String]) async throws {
    var history = History(world)
    try await advance(&history, to: world.anchor.advanced(bySeconds: -Self.readAge), readers)
    try await mark(readers, FeedQuery(limit: 0, markSeen: .all, markRead: .all))
    try await advance(&history, to: world.anchor.advanced(bySeconds: -Self.seenAge), readers)
    try await mark(readers, FeedQuery(limit: 0, markSeen: .all))
    try await advance(&history, to: world.anchor, readers)
    for reader in readers { try await openNews(of: reader) }
  }

  /// Lets the aggregated news feed of `reader` follow whom their timeline follows.
  ///
  /// Those for whom the world was made follow from its start; this is for others who look at it later. Only readers
  /// need it, and keeping groups for all the world would take most of the loading time.
  func openNews(of reader: String) async throws {
    let feeds = PersonFeeds(reader)
    guard try await engine.following(of: feeds.aggregated, FollowQuery(limit: 1)).isEmpty else { return }
    let follows = try await engine.following(of: feeds.timeline, FollowQuery(limit: 1000))
    // Newest first; follows are made in their order.
    let requests = follows.reversed().map {
      FollowRequest(feeds.aggregated, follows: $0.target, activityCopyLimit: FollowRequest.maximumCopyLimit)
    }
    try await engine.follow(requests)
  }

  private func advance(_ history: inout History, to time: Timestamp, _ readers: [String]) async throws {
    let portion = history.take(until: time)
    let opened = Set(readers.map { PersonFeeds($0).aggregated })
    try await engine.batch { batch in
      // What is being filled has no listeners.
      batch.announcesReactions = false
      var portion = portion
      while let event = portion.next() { try Self.write(event, opened, to: batch) }
    }
  }

  private func mark(_ readers: [String], _ query: FeedQuery) async throws {
    for reader in readers { _ = try await engine.read(PersonFeeds(reader).notification, query) }
  }

  /// - Parameter opened: the aggregated feeds that somebody reads; the others stay empty, their own posts included.
  private static func write(_ event: History.Event, _ opened: Set<FeedID>, to batch: FeedEngineBatch) throws {
    switch event {
    case .follow(let follow):
      batch.now = follow.time
      let (follower, followed) = (PersonFeeds(follow.follower), PersonFeeds(follow.followed).user)
      try batch.follow([FollowRequest(follower.timeline, follows: followed)])
      // From the start: groups stand in the order in which things came to them.
      if opened.contains(follower.aggregated) {
        try batch.follow([FollowRequest(follower.aggregated, follows: followed)])
      }
    case .object(let object):
      batch.now = object.createdAt
      try batch.addObject(object.collection, id: object.id, data: object.data, ownerID: object.ownerID)
    case .activity(let activity):
      batch.now = activity.time
      var new = activity.activity
      new.to.removeAll { $0.group == aggregatedGroup && !opened.contains($0) }
      try batch.add([new], to: activity.feed)
    case .reaction(let reaction):
      batch.now = reaction.time
      try batch.add(reaction.reaction)
    }
  }
}
