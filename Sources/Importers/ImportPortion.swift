import FeedCore

/// Some of what is imported, written together: on the engine in transactions that others need not wait for.
struct ImportPortion: Sendable {
  struct Entry: Sendable {
    /// The feed that it is added to.
    var feed: FeedID
    var activity: NewActivity
    /// Where it is in the file, counted from 1; 0 if there is none.
    var line = 0
  }

  var users: [NewUser] = []
  var objects: [String: [[String: JSONValue]]] = [:]
  var activities: [Entry] = []

  var isEmpty: Bool { users.isEmpty && objects.isEmpty && activities.isEmpty }

  /// One thing of a portion.
  private enum Step: Sendable {
    case user(NewUser)
    case object(String, [String: JSONValue])
    case entry(Entry)

    func write(to batch: any BatchWriter) throws {
      switch self {
      case .user(let user): try batch.addUsers([user], overriding: false)
      case .object(let collection, let data): try batch.upsertObjects([collection: [data]])
      case .entry(let entry): try batch.add([entry.activity], to: entry.feed)
      }
    }
  }

  /// Users and objects come before what refers to them.
  private var steps: [Step] {
    users.map { .user($0) }
      + objects.sorted { $0.key < $1.key }.flatMap { name, list in list.map { .object(name, $0) } }
      + activities.map { .entry($0) }
  }

  /// Writes it, users and objects before what refers to them. Where it breaks off, what came before stays.
  ///
  /// Users who exist stay as they are.
  func write(to backend: any FeedBackend) async throws {
    try await write(to: backend) { _ in }
  }

  /// - Parameter committed: receives how many users, objects and activities are written, as far as the engine
  ///   divides the portion.
  func write(to backend: any FeedBackend, committed: (Int) -> Void) async throws {
    if let batches = backend.extensions.batches {
      return try await batches.writeBatch(of: steps, committed: committed) { try $1.write(to: $0) }
    }
    if !users.isEmpty { _ = try await backend.addUsers(users, overriding: false) }
    if !objects.isEmpty { try await backend.upsertObjects(objects) }
    for (feed, run) in runs { _ = try await backend.add(run, to: feed) }
  }

  /// What is written together: of a backend with batches all of it, otherwise the runs of one feed, all or nothing.
  func indivisible(on backend: any FeedBackend) -> [ImportPortion] {
    if backend.extensions.batches != nil { return [self] }
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
