import FeedCore
import FeedEngine

/// Some of what is imported, written at once: a transaction on the engine.
struct ImportPortion: Sendable {
  var users: [NewUser] = []
  var objects: [String: [[String: JSONValue]]] = [:]
  /// Each with the feed that it is added to.
  var activities: [(feed: FeedID, activity: NewActivity)] = []

  var isEmpty: Bool { users.isEmpty && objects.isEmpty && activities.isEmpty }

  /// Writes it: on the engine all or nothing, elsewhere users and objects before what refers to them.
  ///
  /// Users who exist stay as they are.
  func write(to backend: any FeedBackend) async throws {
    if let engine = backend as? FeedEngine {
      try await engine.batch { batch in
        try batch.addUsers(users, overriding: false)
        try batch.upsertObjects(objects)
        for (feed, activity) in activities { try batch.add([activity], to: feed) }
      }
      return
    }
    if !users.isEmpty { _ = try await backend.addUsers(users, overriding: false) }
    if !objects.isEmpty { try await backend.upsertObjects(objects) }
    for (feed, run) in runs { _ = try await backend.add(run, to: feed) }
  }

  /// Activities of one feed together, in their order.
  private var runs: [(FeedID, [NewActivity])] {
    var runs: [(FeedID, [NewActivity])] = []
    for (feed, activity) in activities {
      if let last = runs.indices.last, runs[last].0 == feed, runs[last].1.count < 100 {
        runs[last].1.append(activity)
      } else {
        runs.append((feed, [activity]))
      }
    }
    return runs
  }
}
