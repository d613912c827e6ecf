/// Users, objects, activities and reactions of the backend that a page refers to.
struct StoredObjects {
  private var wanted: Set<Reference> = []
  private var values: [Reference: EnrichedValue] = [:]
  private var activityIndices: [ActivityID: Int] = [:]

  var isWanting: Bool { !wanted.isEmpty }

  mutating func want(_ reference: Reference) {
    if values[reference] == nil { wanted.insert(reference) }
  }

  /// Fetches all that is wanted, one call per kind.
  ///
  /// - Returns: the activities among it, to be enriched like those of the page.
  mutating func fetch(from backend: any FeedBackend) async throws -> [EnrichedActivity] {
    let asked = wanted
    wanted = []
    for reference in asked { values[reference] = .missing(reference) }
    try await fetchUsers(asked, backend)
    try await fetchObjects(asked, backend)
    try await fetchReactions(asked, backend)
    return try await activities(asked, backend)
  }

  private mutating func fetchUsers(_ asked: Set<Reference>, _ backend: any FeedBackend) async throws {
    let ids = asked.compactMap { if case .user(let id) = $0 { id } else { nil } }
    guard !ids.isEmpty else { return }
    for user in try await backend.users(ids.sorted()) { values[user.reference] = .user(user) }
  }

  private mutating func fetchObjects(_ asked: Set<Reference>, _ backend: any FeedBackend) async throws {
    let ids = asked.compactMap {
      if case .object(let collection, let id) = $0 { "\(collection):\(id)" } else { nil }
    }
    guard !ids.isEmpty else { return }
    for object in try await backend.objects(ids.sorted()) { values[object.reference] = .object(object) }
  }

  private mutating func fetchReactions(_ asked: Set<Reference>, _ backend: any FeedBackend) async throws {
    let ids = asked.compactMap { if case .reaction(let id) = $0 { id } else { nil } }
    guard !ids.isEmpty else { return }
    for reaction in try await backend.reactions(ids.sorted(), includingDeleted: false) {
      values[reaction.reference] = .reaction(reaction)
    }
  }

  private func activities(
    _ asked: Set<Reference>,
    _ backend: any FeedBackend
  ) async throws -> [EnrichedActivity] {
    let ids = asked.compactMap { if case .activity(let id) = $0 { ActivityID(id) } else { nil } }
    guard !ids.isEmpty else { return [] }
    return try await backend.activities(ids.sorted().map { .id($0) }, enrichment: nil)
  }

  mutating func place(_ activity: EnrichedActivity, at index: Int) {
    activityIndices[activity.id] = index
  }

  func activityIndex(_ reference: Reference) -> Int? {
    guard case .activity(let text) = reference, let id = ActivityID(text) else { return nil }
    return activityIndices[id]
  }

  func value(_ reference: Reference) -> EnrichedValue { values[reference] ?? .missing(reference) }
}
