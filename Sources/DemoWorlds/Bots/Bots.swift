import FeedCore
import Social

/// Keeps a world living: people post, like, comment and follow at a human pace, and answer the reader.
///
///     let bots = try await demo.bots()
///     let task = Task { try await bots.run() }
///     …
///     task.cancel()
package actor Bots {
  private let backend: any FeedBackend
  private let stage: BotStage
  private let reader: String
  private let pace: Double
  private let sleep: @Sendable (Double) async throws -> Void
  private let now: @Sendable () -> Timestamp
  private var planner: BotPlanner
  private var pauseTask: Task<Void, any Error>?

  /// - Parameters:
  ///   - pace: how many times faster than people: 1 does something every two to six seconds.
  ///   - seed: what happens; nil lets it differ with the world's anchor.
  ///   - sleep: waits some seconds. Replace it in tests.
  package init(
    world: World,
    reader: String,
    backend: any FeedBackend,
    pace: Double = 1,
    seed: UInt64? = nil,
    now: @escaping @Sendable () -> Timestamp = Timestamp.now,
    sleep: @escaping @Sendable (Double) async throws -> Void = {
      try await Task.sleep(for: .seconds(clamping: $0))
    }
  ) {
    self.backend = backend
    self.reader = reader
    self.pace = max(0.001, pace)
    self.sleep = sleep
    self.now = now
    stage = BotStage(backend: backend)
    planner = BotPlanner(world, reader: reader, seed: seed)
  }

  /// Goes on until its task is cancelled or the backend closes.
  ///
  /// What fails, such as a like of something that was just deleted, is left out; the world goes on.
  package func run() async throws {
    let changes = try await backend.changes(of: [PersonFeeds(reader).user])
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { for await change in changes { await self.notice(change) } }
      group.addTask { while true { try await self.step() } }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  /// Waits, then does one thing.
  package func step() async throws {
    var deed = planner.next(at: now())
    if try await !pause(deed.pause / pace) {
      // The reader did something meanwhile: that comes first, after a moment.
      deed = planner.next(at: now())
      try await sleep(min(2, deed.pause) / pace)
    }
    try Task.checkCancellation()
    do {
      if let id = try await stage.perform(deed) { planner.happened(deed, as: id) }
    } catch is FeedError {
      return
    }
  }

  /// - Returns: whether nothing disturbed it.
  private func pause(_ seconds: Double) async throws -> Bool {
    let sleep = sleep
    let task = Task { try await sleep(seconds) }
    pauseTask = task
    defer { pauseTask = nil }
    do {
      try await withTaskCancellationHandler {
        try await task.value
      } onCancel: {
        task.cancel()
      }
      return true
    } catch is CancellationError {
      try Task.checkCancellation()
      return false
    }
  }

  private func notice(_ change: FeedChange) {
    for entry in change.new {
      guard let deed = ReaderDeed(entry, by: reader) else { continue }
      planner.noticed(deed)
      pauseTask?.cancel()
    }
  }
}

extension ReaderDeed {
  /// What an entry of the reader's own feed tells; nil for what nobody answers.
  init?(_ entry: EnrichedActivity, by reader: String) {
    let activity = entry.activity
    guard activity.authorID == reader else { return nil }
    switch activity.verb {
    case Verb.follow:
      guard case .user(let target)? = Reference(stored: activity.object) else { return nil }
      self = .followed(target)
    case Verb.comment:
      guard let comment = activity.custom["reaction"]?.stringValue.flatMap(Reference.init(stored:)),
        case .reaction(let id) = comment, case .reaction(let reaction)? = entry.values["reaction"],
        case .activity(let subject)? = entry.values["object"], let author = subject.activity.authorID
      else { return nil }
      self = .commented(comment: id, text: reaction.data["text"]?.stringValue ?? "", author: author)
    case Verb.like, Verb.repost: return nil
    default:
      guard case .object(let object)? = entry.values["object"] else { return nil }
      let mentions = object.data["mentions"]?.arrayValue?.compactMap(\.stringValue) ?? []
      let text = object.data["text"]?.stringValue ?? object.data["title"]?.stringValue ?? ""
      var answered: String?
      if case .activity(let subject)? = entry.values["reply_to"] { answered = subject.activity.authorID }
      self = .posted(activity.id, text: text, answered: answered, mentions: mentions)
    }
  }
}
