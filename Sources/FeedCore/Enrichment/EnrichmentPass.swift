/// One page on its way through enrichment: what refers to what, and where the answers go.
///
/// It is pure. The enricher collects with it, fetches, and hands the answers back. It keeps no activities of the page,
/// only what will stand in their fields: a page is changed where it lies.
package struct EnrichmentPass {
  /// A field that holds a reference. It holds numbers only: pages have thousands of them.
  private struct Slot {
    /// Position of the activity in the page, or among `nested`.
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
    /// Position among `nested` of an activity that is enriched along with the others.
    case nested(Int)
    /// Position among `references`, of one that leads nowhere.
    case missing(Int)
  }

  /// Activities inside activities are enriched to this depth.
  private static let maximumDepth = 3

  private let fields: [String]
  private let resolves: (String) -> Bool
  private let resolvesStored: Bool
  /// What stands in the fields of the page's activities, one after the other.
  private var values: [EnrichedValues] = []
  private var slots: [Slot] = []
  /// Activities that those of the page refer to.
  private var nested: [EnrichedActivity] = []
  private var nestedSlots: [Slot] = []
  private var references: [Reference] = []
  private var models: ModelKeys
  private var stored = StoredObjects()
  /// Where the nested activities that were not yet looked at start, and how deep they are.
  private var frontier = 0
  private var depth = 1

  /// - Parameters:
  ///   - count: how many activities will be added.
  ///   - resolves: whether a model of this label can be fetched.
  ///   - resolvesStored: whether there is a backend for what Stream keeps.
  package init(
    count: Int,
    fields: [String],
    resolves: @escaping (String) -> Bool,
    resolvesStored: Bool
  ) {
    (self.fields, self.resolves, self.resolvesStored) = (fields, resolves, resolvesStored)
    models = ModelKeys(capacity: count)
    values.reserveCapacity(count)
    slots.reserveCapacity(count * fields.count)
  }

  package var modelRequests: [ModelRequest] { models.requests }

  // MARK: Collecting

  /// Looks at activities of the page.
  package mutating func add(_ activities: [EnrichedActivity]) {
    for index in activities.indices {
      values.append(activities[index].values)
      let isRaw = activities[index].values.isEmpty
      for field in fields.indices {
        let value = isRaw ? nil : activities[index].values[fields[field]]
        let text = value == nil ? activities[index].activity.text(of: fields[field]) : nil
        guard let target = target(of: value, text) else { continue }
        slots.append(Slot(activity: values.count - 1, field: field, target: target))
      }
    }
  }

  /// Looks at the nested activities behind the frontier and at those nested in them.
  package mutating func addNested() {
    while frontier < nested.count, depth < Self.maximumDepth {
      let range = frontier..<nested.count
      frontier = nested.count
      depth += 1
      for index in range {
        for field in fields.indices {
          let value = nested[index].values[fields[field]]
          let text = value == nil ? nested[index].activity.text(of: fields[field]) : nil
          guard let target = target(of: value, text) else { continue }
          nestedSlots.append(Slot(activity: index, field: field, target: target))
        }
      }
    }
  }

  /// - Parameters:
  ///   - value: what the backend has put into the field; it is left alone, unless it is an activity.
  ///   - text: of a field that is not enriched.
  private mutating func target(of value: EnrichedValue?, _ text: String?) -> Target? {
    if let text { return target(of: text) }
    guard case .activity(let inner) = value else { return nil }
    nested.append(inner)
    return .nested(nested.count - 1)
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
      for activity in try await stored.fetch(from: backend) {
        nested.append(activity)
        stored.place(activity, at: nested.count - 1)
      }
      addNested()
    }
  }

  // MARK: Placing

  /// What now stands in the fields of the page's activities, in the order in which they were added.
  ///
  /// - Parameter instances: as a ``ModelStore`` answers `modelRequests`.
  package consuming func finish(_ instances: [[(any FieldReadable)?]]) -> [EnrichedValues] {
    let found = FoundModels(models, instances)
    // Backwards, so that an inner activity is complete before it is put into an outer one.
    for slot in nestedSlots.reversed() {
      let value = value(of: slot.target, found)
      nested[slot.activity].values.put(value, fields[slot.field], of: fields.count)
    }
    for slot in slots {
      let value = value(of: slot.target, found)
      values[slot.activity].put(value, fields[slot.field], of: fields.count)
    }
    return values
  }

  private func value(of target: Target, _ found: FoundModels) -> EnrichedValue {
    switch target {
    case .model(let model, let key): return found[model, key]
    case .nested(let index): return .activity(nested[index])
    case .missing(let index): return .missing(references[index])
    case .stored(let index):
      if let index = stored.activityIndex(references[index]) { return .activity(nested[index]) }
      return stored.value(references[index])
    }
  }
}

/// The values of all models' keys in one flat list, each made once: activities share them.
private struct FoundModels {
  private var values: [EnrichedValue] = []
  /// Where each model's values start.
  private var starts: [Int] = []

  init(_ models: ModelKeys, _ instances: [[(any FieldReadable)?]]) {
    for (model, request) in models.requests.enumerated() {
      starts.append(values.count)
      values.reserveCapacity(values.count + request.keys.count)
      let answer = model < instances.count ? instances[model] : []
      for key in request.keys.indices {
        let instance = key < answer.count ? answer[key] : nil
        values.append(instance.map(EnrichedValue.model) ?? .missing(models.reference(model, key)))
      }
    }
  }

  subscript(_ model: Int, _ key: Int) -> EnrichedValue { values[starts[model] + key] }
}
