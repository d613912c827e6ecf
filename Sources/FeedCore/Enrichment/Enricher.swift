/// Puts instances in the place of references: stream-django's `Enrich`.
///
/// All references of a page are collected first. Those to a program's own models (`app.Tweet:42`) cost one
/// query per model, whatever the number of activities and groups; those that Stream keeps (`SU:`, `SO:`,
/// `SA:`, `SR:`) one call to the backend per kind. A reference that leads nowhere keeps its text and is
/// recorded: see ``EnrichedActivity/notEnriched``.
///
/// ```swift
/// let enricher = Enricher(fields: ["actor", "object", "target"], models: records, backend: backend)
/// let page = try await enricher.enrich(timeline.read())
/// ```
///
/// What it does can be changed per model (``override(_:with:)``), for all models (another ``ModelStore``),
/// and per instance (``transform``). See <doc:ModelRecords#Enrichment-of-records>.
public struct Enricher: Sendable {
  /// Fetches instances of one model, in the order of the keys; nil if one is gone.
  public typealias Fetch = @Sendable (_ keys: [String]) async throws -> [(any FieldReadable)?]
  /// The last word on an instance before it is put in place.
  public typealias Transform = @Sendable (any FieldReadable, _ label: String) -> any FieldReadable

  /// stream-django's: `actor` and `object`.
  public static let defaultFields = ["actor", "object"]

  /// The fields that may hold references; custom ones by their name.
  public var fields: [String]
  /// Where the program's own models come from; nil leaves references to them as they are.
  public var models: (any ModelStore)?
  /// Where `SU:`, `SO:`, `SA:` and `SR:` lead; nil leaves them as they are.
  public var backend: (any FeedBackend)?
  /// Called once for each instance of a model.
  public var transform: Transform?
  private(set) var overrides: [String: Fetch] = [:]

  /// - Parameters:
  ///   - fields: which may hold references; custom ones by their name.
  ///   - models: such as the record store of FeedRecords.
  ///   - backend: asked for what Stream keeps.
  ///   - transform: the last word on each instance.
  public init(
    fields: [String] = defaultFields,
    models: (any ModelStore)? = nil,
    backend: (any FeedBackend)? = nil,
    transform: Transform? = nil
  ) {
    self.fields = fields
    self.models = models
    self.backend = backend
    self.transform = transform
  }

  /// Fetches instances of the model called `label` with `fetch` instead of asking the store.
  ///
  /// Source: stream-django's `fetch_<model>_instances`.
  public mutating func override(_ label: String, with fetch: @escaping Fetch) {
    overrides[label] = fetch
  }

  func knows(_ label: String) -> Bool {
    overrides[label] != nil || models?.knows(label) == true
  }
}

extension Enricher {
  /// Enriches activities as they were stored.
  public func enrich(_ activities: [Activity]) async throws -> [EnrichedActivity] {
    try await enrich(activities.map { EnrichedActivity($0) })
  }

  /// Enriches what was read. Fields that the backend has enriched already are left alone.
  ///
  /// It happens in place where the caller keeps no copy of the activities.
  public func enrich(_ activities: consuming [EnrichedActivity]) async throws -> [EnrichedActivity] {
    var pass = pass(count: activities.count)
    pass.add(activities)
    var fields = try await finish(pass)
    fields.place(in: &activities)
    return activities
  }

  /// Enriches the groups of aggregated and notification feeds; all of them share one query per model.
  public func enrich(_ groups: consuming [ActivityGroup]) async throws -> [ActivityGroup] {
    var pass = pass(count: groups.reduce(0) { $0 + $1.activities.count })
    for index in groups.indices { pass.add(groups[index].activities) }
    var fields = try await finish(pass)
    for index in groups.indices { fields.place(in: &groups[index].activities) }
    return groups
  }

  /// Enriches a page of any kind of feed.
  ///
  /// It happens in place where the caller keeps no copy of the page.
  public func enrich(_ page: consuming FeedPage) async throws -> FeedPage {
    // The page releases them, so that they are held once.
    var items = FeedPage.Items.activities([])
    swap(&items, &page.items)
    switch consume items {
    case .activities(let activities): page.items = .activities(try await enrich(activities))
    case .groups(let groups): page.items = .groups(try await enrich(groups))
    }
    return page
  }

  private func pass(count: Int) -> EnrichmentPass {
    EnrichmentPass(count: count, fields: fields, resolves: knows, resolvesStored: backend != nil)
  }

  private func finish(_ pass: consuming EnrichmentPass) async throws -> EnrichedFields {
    pass.addNested()
    if let backend { try await pass.fetchStored(from: backend) }
    let instances = try await instances(pass.modelRequests)
    return pass.finish(instances)
  }

  private func instances(_ requests: [ModelRequest]) async throws -> [[(any FieldReadable)?]] {
    guard !requests.isEmpty else { return [] }
    if overrides.isEmpty, let models { return transformed(try await models.instances(requests), requests) }
    var answers: [[(any FieldReadable)?]] = requests.map { _ in [] }
    var fromStore: [Int] = []
    for (index, request) in requests.enumerated() {
      if let fetch = overrides[request.label] {
        answers[index] = try await fetch(request.keys)
      } else {
        fromStore.append(index)
      }
    }
    if let models, !fromStore.isEmpty {
      let fetched = try await models.instances(fromStore.map { requests[$0] })
      for (index, instances) in zip(fromStore, fetched) { answers[index] = instances }
    }
    return transformed(answers, requests)
  }

  package func transformed(
    _ answers: [[(any FieldReadable)?]],
    _ requests: [ModelRequest]
  ) -> [[(any FieldReadable)?]] {
    guard let transform else { return answers }
    return zip(requests, answers).map { request, instances in
      instances.map { $0.map { transform($0, request.label) } }
    }
  }
}
