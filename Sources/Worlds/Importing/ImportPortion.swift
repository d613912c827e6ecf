import FeedCore
import FeedEngine

/// Some of what is imported, written at once: a transaction on the engine.
struct ImportPortion: Sendable {
  struct Entry: Sendable {
    /// The feed that it is added to.
    var feed: FeedID
    var activity: NewActivity
    /// Where it stands in the file, counted from 1; 0 if there is none.
    var line = 0
  }

  var users: [NewUser] = []
  var objects: [String: [[String: JSONValue]]] = [:]
  var activities: [Entry] = []

  var isEmpty: Bool { users.isEmpty && objects.isEmpty && activities.isEmpty }

  /// Writes it: on the engine all or nothing, elsewhere users and objects before what refers to them.
  ///
  /// Users who exist stay as they are.
  func write(to backend: any FeedBackend) async throws {
    if let engine = backend as? FeedEngine {
      try await engine.batch { batch in
        try batch.addUsers(users, overriding: false)
        try batch.upsertObjects(objects)
        for entry in activities { try batch.add([entry.activity], to: entry.feed) }
      }
      return
    }
    if !users.isEmpty { _ = try await backend.addUsers(users, overriding: false) }
    if !objects.isEmpty { try await backend.upsertObjects(objects) }
    for (feed, run) in runs { _ = try await backend.add(run, to: feed) }
  }

  /// What can be written all or nothing: on the engine all of it, elsewhere the runs of one feed.
  func indivisible(on backend: any FeedBackend) -> [ImportPortion] {
    if backend is FeedEngine { return [self] }
    var parts = users.isEmpty && objects.isEmpty ? [] : [ImportPortion(users: users, objects: objects)]
    var rest = activities[...]
    for (_, run) in runs {
      parts.append(ImportPortion(activities: Array(rest.prefix(run.count))))
      rest = rest.dropFirst(run.count)
    }
    return parts
  }

  /// Activities of one feed together, in their order.
  private var runs: [(FeedID, [NewActivity])] {
    var runs: [(FeedID, [NewActivity])] = []
    for entry in activities {
      if let last = runs.indices.last, runs[last].0 == entry.feed, runs[last].1.count < 100 {
        runs[last].1.append(entry.activity)
      } else {
        runs.append((entry.feed, [entry.activity]))
      }
    }
    return runs
  }
}
