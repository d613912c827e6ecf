import FeedCore
import Foundation
import StreamWire
import Synchronization

/// A client that keeps working where the server cannot be reached: reads answer the last page kept, marked with
/// `asOf` and holding what waits, and writes wait in an outbox and are sent once, in order.
///
/// Adding, removing, following, reacting, marking and signing up wait; what needs the server's answer throws
/// `unreachable`. Once the server is back, what waits is sent without being asked for, and change streams tell
/// their listeners to look.
public final class OfflineClient: FeedBackend {
  /// What waits, and what the server refused when it came to it.
  public struct Status: Sendable {
    public var waiting: Int
    public var refused: [FeedError]
  }

  public let client: StreamClient
  public var capabilities: BackendCapabilities { client.capabilities }

  /// The server decides what belongs to whom, so these writes wait for nothing: without it they fail.
  public func acting(as userID: String) -> any FeedBackend { client.acting(as: userID) }

  private let pages: PageStore
  private let outbox: Outbox
  let mender = OfflineMender()
  let clock: @Sendable () -> Timestamp
  private let refused = Mutex<[FeedError]>([])
  private let sender = OutboxSender()

  /// - Parameter folder: where pages and waiting writes are kept; one for each user and server.
  /// - Throws: `FeedError` with code `storage`.
  public init(
    _ client: StreamClient,
    folder: String,
    clock: @escaping @Sendable () -> Timestamp = Timestamp.now
  ) throws {
    (self.client, self.clock) = (client, clock)
    pages = try PageStore(folder: "\(folder)/pages")
    outbox = try Outbox(folder: "\(folder)/outbox")
  }

  /// Ends all change streams and the waiting for the server. What waits to be sent stays on disk.
  public func close() {
    mender.close()
    client.close()
  }

  public var status: Status { Status(waiting: outbox.count, refused: refused.withLock { $0 }) }

  /// Sends what waits, oldest first, until all is sent or the server cannot be reached.
  ///
  /// - Returns: whether nothing waits any more.
  @discardableResult
  public func sendWaiting() async -> Bool {
    await sender.run { [self] in
      while let (number, request) = outbox.first() {
        do {
          _ = try await client.send(request)
        } catch let error as FeedError where error.isBreak {
          return false
        } catch let error as FeedError where error.code == .conflict {
          // It arrived the last time, though no answer did.
        } catch let error as FeedError {
          refused.withLock { $0.append(error) }
        } catch {
          return false
        }
        outbox.remove(number)
      }
      return true
    }
  }

  // MARK: Reads

  public func read(_ feed: FeedID, _ query: FeedQuery) async throws -> FeedPage {
    await sendWaiting()
    do {
      let page = try await client.read(feed, query)
      pages.keep(page, of: feed, query, at: clock())
      return page
    } catch let error as FeedError where error.isBreak {
      lookForServer()
      let kept = pages.page(of: feed, query).map { memory.page($0, of: feed, query) }
      guard let page = kept ?? pages.nothingNewer(in: feed, query) else { throw error }
      if query.markSeen != nil || query.markRead != nil { try outbox.append(.read(feed, query)) }
      return page
    }
  }

  /// Answers what is known without the server where it cannot be reached.
  ///
  /// - Parameter offline: nil where nothing is known; the error is thrown then.
  func ask<Answer>(
    _ online: () async throws -> Answer,
    offline: (OfflineMemory) throws -> Answer?
  ) async throws -> Answer {
    do {
      return try await online()
    } catch let error as FeedError where error.isBreak {
      lookForServer()
      guard let answer = try offline(memory) else { throw error }
      return answer
    }
  }

  private var memory: OfflineMemory {
    OfflineMemory(
      kept: KeptPages(pages.all()),
      pending: PendingWrites(outbox.requests(), at: clock())
    )
  }

  /// Keeps a write that nobody waits for.
  func keep(_ request: StreamRequest) throws { try outbox.append(request) }

  func lookForServer() {
    mender.start(
      sending: { [weak self] in await self?.sendWaiting() ?? true },
      reading: { [weak self] feed in
        guard let self else { throw CancellationError() }
        let page = try await client.read(feed, FeedQuery(limit: 1, enrichment: Enrichment()))
        let newest = page.activities + page.groups.flatMap(\.activities)
        return FeedChange(feed: feed, new: newest, publishedAt: clock())
      }
    )
  }

  // MARK: Writes that can wait

  /// Tries `online`; where there is no connection, or others wait already, keeps `request` and answers `later`.
  func write<Answer>(
    _ requests: [StreamRequest],
    online: () async throws -> Answer,
    later: () throws -> Answer
  ) async throws -> Answer {
    if await sendWaiting() {
      do {
        return try await online()
      } catch let error as FeedError where error.isBreak {
        // Falls through: it waits.
      }
    }
    for request in requests { try outbox.append(request) }
    lookForServer()
    return try later()
  }

  private static func newForeignID() -> String { "runnel:\(UUID().uuidString.lowercased())" }

  public func add(_ activities: [NewActivity], to feed: FeedID) async throws -> [Activity] {
    let named = activities.map { $0.named(at: clock(), Self.newForeignID()) }
    guard !named.isEmpty else { return [] }
    return try await write(
      [.add(named.map(\.wire), to: feed, isRepeatable: true)],
      online: { try await client.add(named, to: feed) },
      later: { named.map(Activity.init(expected:)) }
    )
  }

  public func add(_ activity: NewActivity, toMany feeds: [FeedID]) async throws {
    let named = activity.named(at: clock(), Self.newForeignID())
    try await write(
      [.add(named.wire, toMany: feeds, isRepeatable: true)],
      online: { try await client.add(named, toMany: feeds) },
      later: {}
    )
  }

  public func remove(_ id: ActivityID, from feed: FeedID) async throws {
    try await write(
      [.remove(id.description, isForeign: false, from: feed)],
      online: { try await client.remove(id, from: feed) },
      later: {}
    )
  }

  public func remove(foreignID: String, from feed: FeedID) async throws {
    try await write(
      [.remove(foreignID, isForeign: true, from: feed)],
      online: { try await client.remove(foreignID: foreignID, from: feed) },
      later: {}
    )
  }

  public func follow(_ requests: [FollowRequest]) async throws {
    guard !requests.isEmpty else { return }
    try await write([.followMany(requests)], online: { try await client.follow(requests) }, later: {})
  }

  public func unfollow(_ requests: [UnfollowRequest]) async throws {
    guard !requests.isEmpty else { return }
    try await write([.unfollowMany(requests)], online: { try await client.unfollow(requests) }, later: {})
  }

  public func add(_ reaction: NewReaction) async throws -> Reaction {
    var reaction = reaction
    reaction.id = reaction.id ?? UUID().uuidString.lowercased()
    let named = reaction
    return try await write(
      [.add(named)],
      online: { try await client.add(named) },
      later: { try Reaction(expected: named, at: clock()) }
    )
  }

  public func deleteReaction(_ id: String, softly: Bool) async throws {
    try await write(
      [.deleteReaction(id, softly: softly)],
      online: { try await client.deleteReaction(id, softly: softly) },
      later: {}
    )
  }

  public func update(_ activities: [NewActivity]) async throws {
    try await write([.update(activities)], online: { try await client.update(activities) }, later: {})
  }
}

/// One at a time: two senders would send the same write twice.
private actor OutboxSender {
  private var running: Task<Bool, Never>?

  func run(_ body: @escaping @Sendable () async -> Bool) async -> Bool {
    if let current = running {
      if await current.value { return true }
      // It may have begun before the server was back: only one that began later answers for this call.
      if let later = running, later != current { return await later.value }
    }
    let task = Task { await body() }
    running = task
    let result = await task.value
    if running == task { running = nil }
    return result
  }
}

extension FeedError {
  /// The server was not reached or did not answer: it says nothing about the request.
  var isBreak: Bool { code == .unreachable || code == .timeout }
}
