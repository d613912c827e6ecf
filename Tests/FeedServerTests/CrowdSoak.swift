import FeedCore
import FeedEngine
import Foundation
import StreamAPI

/// Eight connections that work around one popular account, while a hundred sessions and a webhook listen.
///
/// Each connection waits until what it caused has arrived, so the load is what the server can deliver.
struct CrowdSoak: Sendable {
  /// Sessions that listen to the popular account or to a feed that follows it; the rest listen to a feed of
  /// their own.
  static let crowd = 0..<20
  static let others = 20..<100
  /// Posts that are liked, and never deleted.
  private static let liked = 10

  let server: TestServer
  let end: ContinuousClock.Instant
  let ledger = SoakLedger()
  let webhook = SoakLedger()
  /// Posts of the popular account that may be deleted.
  private let deletable = LockedValue<[ActivityID]>([])

  init(_ server: TestServer, until end: ContinuousClock.Instant) {
    self.server = server
    self.end = end
  }

  static func feed(of session: Int) -> FeedID {
    if others.contains(session) { return FeedID(trusted: "user", "other\(session)") }
    return session < 10 ? "user:star" : FeedID(trusted: "timeline", "r\(session)")
  }

  /// - Parameter watch: called again and again until all is done.
  func run(watch: @escaping @Sendable () async throws -> Void) async throws {
    let pinned = try await pin()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await repeating { _ in try await publish() } }
      group.addTask { try await repeating { _ in try await delete() } }
      for number in 0..<3 {
        let client = server.client()
        group.addTask { try await repeating { try await like(pinned, number, client, times: $0) } }
      }
      group.addTask { try await repeating { try await follow($0) } }
      group.addTask { try await repeating { try await publishAside($0) } }
      group.addTask { try await repeating { try await publishElsewhere($0) } }
      group.addTask { try await repeating { _ in try await watch() } }
      try await group.waitForAll()
    }
  }

  private func repeating(_ body: (Int) async throws -> Void) async throws {
    var turn = 0
    while ContinuousClock.now < end {
      try await body(turn)
      turn += 1
    }
  }

  // MARK: What the connections do

  private func pin() async throws -> [ActivityID] {
    let client = server.client()
    var ids: [ActivityID] = []
    for _ in 0..<Self.liked { ids.append(try await post("star", at: Self.crowd, client)) }
    return ids
  }

  private func publish() async throws {
    let id = try await post("star", at: Self.crowd, server.client())
    deletable.withLock { $0.append(id) }
  }

  private func delete() async throws {
    try await until { ContinuousClock.now >= end || deletable.withLock { $0.count } > 5 }
    guard let id = deletable.withLock({ $0.count > 5 ? $0.removeFirst() : nil }) else { return }
    try await cause(.deleted(id), at: Self.crowd) { try await server.client().remove(id, from: "user:star") }
  }

  private func like(_ pinned: [ActivityID], _ number: Int, _ client: StreamClient, times turn: Int)
    async throws
  {
    let id = pinned[turn % pinned.count]
    let like = NewReaction(kind: "like", on: .activity(id), userID: "liker\(number)-\(turn)")
    try await cause(.reacted(id), at: Self.crowd) { _ = try await client.add(like) }
  }

  private func follow(_ turn: Int) async throws {
    let follower = FeedID(trusted: "timeline", "passing\(turn / 2 % 100)")
    let client = server.client()
    if turn % 2 == 0 {
      try await client.follow([FollowRequest(follower, follows: "user:star")])
    } else {
      try await client.unfollow([UnfollowRequest(follower, unfollows: "user:star")])
    }
  }

  /// Nobody listens to these.
  private func publishAside(_ turn: Int) async throws {
    _ = try await post("aside\(turn % 10)", at: 0..<0, server.client())
  }

  private func publishElsewhere(_ turn: Int) async throws {
    let session = Self.others.lowerBound + turn % Self.others.count
    _ = try await post(Self.feed(of: session).id, at: session..<(session + 1), server.client())
  }

  private func post(_ user: String, at sessions: Range<Int>, _ client: StreamClient) async throws
    -> ActivityID
  {
    let new = NewActivity(
      actor: "SU:\(user)",
      verb: "post",
      object: "o",
      foreignID: UUID().uuidString,
      time: .now()
    )
    let feed = FeedID(trusted: "user", user)
    guard let id = new.determinedID else { throw FeedError(.internalError, "The activity has no id.") }
    try await cause(.new(id), at: sessions) { _ = try await client.add([new], to: feed) }
    return id
  }

  /// Does `body`, and waits until what it causes has arrived.
  private func cause(_ event: SoakLedger.Event, at sessions: Range<Int>, _ body: () async throws -> Void)
    async throws
  {
    ledger.expect(event, at: sessions)
    webhook.expect(event, at: 0..<1)
    try await body()
    try await until { ledger.hasArrived(event, at: sessions) }
  }
}
