/// One page on its way through enrichment: what refers to what, and where the answers go.
///
/// It is pure. The enricher collects with it, fetches, and hands the answers back.
package struct EnrichmentPass {
  /// A field that holds a reference.
  private struct Slot {
    /// Position in `activities`.
    let activity: Int
    /// Position in `fields`.
    let field: Int
    let target: Target
  }

  private enum Target {
    /// Positions of the model among `models` and of the key among its keys.
    case model(Int, Int)
    case stored(Reference)
    /// Position of an activity that is enriched along with the others.
    case nested(Int)
    case missing(Reference)
  }

  /// Activities inside activities are enriched to this depth.
  private static let maximumDepth = 3

  private let fields: [String]
  private let resolves: (String) -> Bool
  private let resolvesStored: Bool
  private let outerCount: Int
  /// The page's activities, then those they refer to.
  private var activities: [EnrichedActivity]
  private var slots: [Slot] = []
  private var models: ModelKeys
  private var stored = StoredObjects()
  /// Where the activities that were not yet looked at start, and how deep they are.
  private var frontier = 0
  private var depth = 0

  /// - Parameters:
  ///   - resolves: whether a model of this label can be fetched.
  ///   - resolvesStored: whether there is a backend for what Stream keeps.
  package init(
    _ activities: [EnrichedActivity],
    fields: [String],
    resolves: @escaping (String) -> Bool,
    resolvesStored: Bool
  ) {
    (self.activities, self.fields, outerCount) = (activities, fields, activities.count)
    (self.resolves, self.resolvesStored) = (resolves, resolvesStored)
    models = ModelKeys(capacity: activities.count)
    slots.reserveCapacity(activities.count * fields.count)
    collect()
  }

  package var modelRequests: [ModelRequest] { models.requests }

  // MARK: Collecting

  /// Looks at the activities behind the frontier and at those nested in them.
  private mutating func collect() {
    while frontier < activities.count, depth < Self.maximumDepth {
      let range = frontier..<activities.count
      frontier = activities.count
      depth += 1
      for index in range { collect(index) }
    }
  }

  private mutating func collect(_ index: Int) {
    let activity = activities[index]
    for field in fields.indices {
      if !activity.values.isEmpty, let value = activity.values[fields[field]] {
        guard case .activity(let inner) = value else { continue }
        slots.append(Slot(activity: index, field: field, target: .nested(activities.count)))
        activities.append(inner)
      } else if let text = activity.activity.text(of: fields[field]), let target = target(of: text) {
        slots.append(Slot(activity: index, field: field, target: target))
      }
    }
  }

  private mutating func target(of text: String) -> Target? {
    if let position = models.position(of: text, resolves: resolves) {
      return .model(position.model, position.key)
    }
    guard let reference = Reference(text) else { return nil }
    if case .model(let label, _) = reference {
      // `app.Model:1` of a model nobody can fetch is a reference to nothing; `note:1` is just text.
      return label.utf8.contains(UInt8(ascii: ".")) ? .missing(reference) : nil
    }
    guard resolvesStored else { return nil }
    stored.want(reference)
    return .stored(reference)
  }

  // MARK: Fetching

  /// Fetches what Stream keeps; activities among it are enriched too, so this repeats until they end.
  package mutating func fetchStored(from backend: any FeedBackend) async throws {
    while stored.isWanting {
      let fetched = try await stored.fetch(from: backend)
      for activity in fetched { activities.append(activity) }
      for (offset, activity) in fetched.enumerated() {
        stored.place(activity, at: activities.count - fetched.count + offset)
      }
      collect()
    }
  }

  // MARK: Placing

  /// Puts the answers in place.
  ///
  /// - Parameter instances: as a ``ModelStore`` answers `modelRequests`.
  package consuming func finish(_ instances: [[(any FieldReadable)?]]) -> [EnrichedActivity] {
    // Backwards, so that an inner activity is complete before it is put into an outer one.
    for slot in slots.reversed() {
      guard let value = value(of: slot, instances) else { continue }
      Self.place(value, fields[slot.field], of: fields.count, &activities[slot.activity].values)
    }
    activities.removeLast(activities.count - outerCount)
    return activities
  }

  private static func place(
    _ value: EnrichedValue,
    _ field: String,
    of count: Int,
    _ values: inout EnrichedValues
  ) {
    if values.isEmpty { values.reserveCapacity(count) }
    values[field] = value
  }

  private func value(of slot: Slot, _ instances: [[(any FieldReadable)?]]) -> EnrichedValue? {
    switch slot.target {
    case .model(let model, let key):
      if instances.indices.contains(model), instances[model].indices.contains(key),
        let instance = instances[model][key]
      {
        return .model(instance)
      }
      return .missing(models.reference(model, key))
    case .nested(let index): return .activity(activities[index])
    case .missing(let reference): return .missing(reference)
    case .stored(let reference):
      if let index = stored.activityIndex(reference) {
        return .activity(activities[index])
      }
      return stored.value(reference)
    }
  }

  /// Puts a flat list of activities back into the groups they came from.
  package static func distribute(
    _ activities: [EnrichedActivity],
    over groups: [ActivityGroup]
  ) -> [ActivityGroup] {
    var position = 0
    return groups.map { group in
      var group = group
      let end = min(position + group.activities.count, activities.count)
      group.activities = Array(activities[position..<end])
      position = end
      return group
    }
  }
}
