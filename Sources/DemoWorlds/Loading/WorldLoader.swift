import FeedCore
import FeedEngine
import Social

/// Writes a world into an engine, in the order in which things happened.
package struct WorldLoader: Sendable {
  /// When the reader has read their notifications, and when they have at least seen them, in seconds before
  /// they arrive; what came in since the second is new to them.
  private static let visits: [(age: Double, marks: FeedQuery)] = [
    (3 * 86_400, FeedQuery(limit: 0, markSeen: .all, markRead: .all)),
    (20 * 3600, FeedQuery(limit: 0, markSeen: .all)),
  ]

  /// So many events of what comes later are one transaction: a reader's own write waits for no more.
  private static let portion = 500

  let engine: FeedEngine

  package init(_ engine: FeedEngine) { self.engine = engine }

  /// Writes all of `world`. Anyone who listens to the engine meanwhile hears of all but the reactions.
  ///
  /// - Parameter readers: whose older notifications count as read.
  /// - Throws: `FeedError` with code `storage`. What was written until then stays.
  package func load(_ world: World, readers: [String] = [World.you]) async throws {
    try await add(world.people)
    let whole = AsyncStream {
      $0.yield(world)
      $0.finish()
    }
    try await write(whole, of: world.anchor, LoadPhase(.everything, for: Set(readers)))
  }

  /// Makes the world that `draft` begins, and writes what `readers` see of it meanwhile; `loadRest` writes
  /// the others'.
  ///
  /// - Returns: the conversations that are going on.
  /// - Throws: `FeedError` with code `storage`. What was written until then stays.
  func load(_ draft: WorldDraft, readers: Set<String>) async throws -> [WorldConversation] {
    let followed = ReaderScope.followed(by: readers, draft.follows)
    let chunks = WorldChunks(of: draft) { ReaderScope($0, to: readers, following: followed).part(of: $0) }
    let made = chunks.madeAhead()
    try await add(draft.people)
    return try await write(made, of: draft.anchor, LoadPhase(.everything, for: readers))
  }

  private func add(_ people: [WorldPerson]) async throws {
    try await engine.batch { batch in
      for person in people {
        batch.now = person.joined
        try batch.addUser(person.id, data: person.data)
      }
    }
  }

  /// Writes what `load` left out of `world` for `readers`. What is there already stays as it is.
  ///
  /// - Throws: `FeedError` with code `storage`; `CancellationError`.
  func loadRest(of world: World, readers: Set<String>) async throws {
    let visibility = ReaderScope(world, to: readers)
    let phase = LoadPhase(.rest(visibility), for: readers)
    var rest = world
    rest.follows.removeAll { visibility.shows($0) }
    var history = History(rest)
    while !history.isOver {
      try Task.checkCancellation()
      try await write(history.take(Self.portion), phase)
    }
  }

  /// Writes chunks of a world that ends at `anchor`.
  ///
  /// - Returns: the conversations that are going on.
  @discardableResult
  private func write(_ chunks: AsyncStream<World>, of anchor: Timestamp, _ phase: LoadPhase) async throws
    -> [WorldConversation]
  {
    let readers = phase.readers.sorted()
    var conversations: [WorldConversation] = []
    var visits = Self.visits[...]
    for await chunk in chunks {
      var history = History(chunk)
      while let visit = visits.first {
        let time = anchor.advanced(bySeconds: -visit.age)
        guard time <= chunk.anchor else { break }
        try await write(history.take(until: time), phase)
        try await mark(readers, visit.marks)
        visits.removeFirst()
      }
      try await write(history, phase)
      conversations = (conversations + chunk.conversations).suffix(World.openConversations)
    }
    for reader in readers { try await openNews(of: reader) }
    return conversations
  }

  /// Lets the aggregated news feed of `reader` follow whom their timeline follows.
  ///
  /// Those for whom the world was made follow from its start; this is for others who look at it later. Only
  /// readers need it, and keeping groups for all the world would take most of the loading time.
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

  private func write(_ portion: History, _ phase: LoadPhase) async throws {
    try await engine.batch { batch in
      // What is being filled has no listeners.
      batch.announcesReactions = false
      var portion = portion
      while let event = portion.next() { try Self.write(event, phase, to: batch) }
    }
  }

  private func mark(_ readers: [String], _ query: FeedQuery) async throws {
    for reader in readers { _ = try await engine.read(PersonFeeds(reader).notification, query) }
  }

  private static func write(_ event: History.Event, _ phase: LoadPhase, to batch: FeedEngineBatch) throws {
    switch event {
    case .follow(let follow):
      batch.now = follow.time
      try write(follow, phase, to: batch)
    case .object(let object) where phase.writes(object):
      batch.now = object.createdAt
      try unlessDone {
        try batch.addObject(object.collection, id: object.id, data: object.data, ownerID: object.ownerID)
      }
    case .object: break
    case .activity(let activity):
      batch.now = activity.time
      try write(activity, phase, to: batch)
    case .reaction(let reaction):
      batch.now = reaction.time
      try write(reaction.reaction, phase, to: batch)
    }
  }

  private static func write(_ follow: WorldFollow, _ phase: LoadPhase, to batch: FeedEngineBatch) throws {
    let (follower, followed) = (PersonFeeds(follow.follower), PersonFeeds(follow.followed).user)
    // Whom somebody has always followed comes with all that they wrote, also where it is written down before
    // this.
    let copies = FollowRequest.maximumCopyLimit
    try batch.follow([FollowRequest(follower.timeline, follows: followed, activityCopyLimit: copies)])
    // From the start: groups are in the order in which things came to them.
    guard phase.opens(follower.aggregated) else { return }
    try batch.follow([FollowRequest(follower.aggregated, follows: followed)])
  }

  private static func write(_ activity: WorldActivity, _ phase: LoadPhase, to batch: FeedEngineBatch) throws {
    switch phase.step(for: activity) {
    case .add(let targets)?:
      var new = activity.activity
      new.to = targets
      try batch.add([new], to: activity.feed)
    case .extend(let targets)?:
      let update = TargetUpdate(.id(activity.id), .replace(with: targets))
      try unlessDone { try batch.updateTargets([update], of: activity.feed) }
    case nil: break
    }
  }

  private static func write(_ reaction: NewReaction, _ phase: LoadPhase, to batch: FeedEngineBatch) throws {
    var new = reaction
    switch phase.step(for: reaction) {
    case .add(let targets)?:
      new.targetFeeds = targets
      try unlessDone { try batch.add(new) }
    case .extend(let targets)?:
      let update = ReactionUpdate(
        id: new.id ?? "",
        data: nil,
        targetFeeds: targets,
        targetFeedsExtraData: new.targetFeedsExtraData
      )
      try unlessDone { try batch.update(update) }
    case nil: break
    }
  }

  /// A reader may have deleted something of theirs before the rest was written, and the rest may have been
  /// begun before.
  private static func unlessDone(_ write: () throws -> Void) throws {
    do {
      try write()
    } catch let error as FeedError where error.code == .notFound || error.code == .conflict {
      return
    }
  }
}
