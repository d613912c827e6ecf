/// One page on its way through enrichment: what refers to what, and where the answers go.
///
/// It is pure. The enricher collects with it, fetches, and hands the answers back.
package struct EnrichmentPass {
  /// A field that holds a reference. It holds numbers only: pages have thousands of them, which are copied.
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
    /// Position among `references`, of one that the backend keeps.
    case stored(Int)
    /// Position of an activity that is enriched along with the others.
    case nested(Int)
    /// Position among `references`, of one that leads nowhere.
    case missing(Int)
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
  private var references: [Reference] = []
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
    let isRaw = activities[index].values.isEmpty
    for field in fields.indices {
      if !isRaw, let value = activities[index].values[fields[field]] {
        guard case .activity(let inner) = value else { continue }
        slots.append(Slot(activity: index, field: field, target: .nested(activities.count)))
        activities.append(inner)
      } else if let text = activities[index].activity.text(of: fields[field]),
        let target = target(of: text)
      {
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
      guard label.utf8.contains(UInt8(ascii: ".")) else { return nil }
      references.append(reference)
      return .missing(references.count - 1)
    }
    guard resolvesStored else { return nil }
    stored.want(reference)
    references.append(reference)
    return .stored(references.count - 1)
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
    let (fields, slots, models) = (fields, slots, models)
    // One flat list: reaching into a list of lists counts references for each slot.
    let starts = instances.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    let flat = instances.count == 1 ? instances[0] : Array(instances.joined())
    // Backwards, so that an inner activity is complete before it is put into an outer one.
    for slot in slots.reversed() {
      let value: EnrichedValue
      if case .model(let model, let key) = slot.target {
        let index = model < instances.count ? starts[model] + key : flat.count
        let instance = index < flat.count ? flat[index] : nil
        value = instance.map(EnrichedValue.model) ?? .missing(models.reference(model, key))
      } else {
        value = self.value(of: slot.target)
      }
      activities[slot.activity].values.put(value, fields[slot.field], of: fields.count)
    }
    activities.removeLast(activities.count - outerCount)
    return activities
  }

  private func value(of target: Target) -> EnrichedValue {
    switch target {
    case .model(let model, let key): return .missing(models.reference(model, key))
    case .nested(let index): return .activity(activities[index])
    case .missing(let index): return .missing(references[index])
    case .stored(let index):
      if let index = stored.activityIndex(references[index]) { return .activity(activities[index]) }
      return stored.value(references[index])
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
