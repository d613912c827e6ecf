import FeedCore
import Synchronization

/// A backend that records its calls, and can be told to fail.
final class RecordingBackend: PartialBackend {
  enum Call: Equatable, Sendable {
    case add(NewActivity, FeedID)
    case remove(String, FeedID)
    case follow([FollowRequest])
    case unfollow([UnfollowRequest])
    case read(FeedID, FeedQuery)
  }

  private struct State {
    var calls: [Call] = []
    var failures: [FeedError] = []
    var refuse: (@Sendable (NewActivity) -> FeedError?)?
    var delay: (@Sendable () async -> Void)?
  }

  private let state = Mutex(State())

  var calls: [Call] { state.withLock { $0.calls } }

  /// What was added, in order.
  var added: [NewActivity] {
    calls.compactMap { if case .add(let activity, _) = $0 { activity } else { nil } }
  }

  /// The foreign ids that were removed, in order.
  var removed: [String] {
    calls.compactMap { if case .remove(let id, _) = $0 { id } else { nil } }
  }

  func forget() { state.withLock { $0.calls = [] } }

  /// The next calls fail with these errors, one each.
  func fail(_ errors: FeedError...) { state.withLock { $0.failures += errors } }

  /// Activities for which `refuse` answers an error are refused.
  func refuse(_ refuse: (@Sendable (NewActivity) -> FeedError?)?) { state.withLock { $0.refuse = refuse } }

  private func record(_ call: Call) throws {
    try state.withLock { state in
      if !state.failures.isEmpty { throw state.failures.removeFirst() }
      if case .add(let activity, _) = call, let error = state.refuse?(activity) { throw error }
      state.calls.append(call)
    }
  }

  func add(_ activities: [NewActivity], to feed: FeedID) async throws -> [Activity] {
    try activities.map { new in
      try record(.add(new, feed))
      let time = new.time ?? Timestamp(microseconds: 0)
      return Activity(
        id: ActivityID(foreignID: new.foreignID, time: time),
        actor: new.actor,
        verb: new.verb,
        object: new.object,
        foreignID: new.foreignID,
        time: time
      )
    }
  }

  func remove(foreignID: String, from feed: FeedID) async throws { try record(.remove(foreignID, feed)) }
  func follow(_ requests: [FollowRequest]) async throws { try record(.follow(requests)) }
  func unfollow(_ requests: [UnfollowRequest]) async throws { try record(.unfollow(requests)) }
  func read(_ feed: FeedID, _ query: FeedQuery) async throws -> FeedPage {
    try record(.read(feed, query))
    return FeedPage(items: .activities([]))
  }
}
