/// One page on its way through enrichment: what refers to what, and where the answers go.
///
/// It is pure. The enricher collects with it, fetches, and hands the answers back. It keeps no activities of
/// the page, only where their fields lead: a page is changed where it lies.
package struct EnrichmentPass {
  /// A field of a nested activity that holds a reference.
  private struct Slot {
    /// Position of the activity among `nested`.
    let activity: Int
    /// Position in `fields`.
    let field: Int
    let target: Target
  }

  /// Where a field leads. It holds small numbers only: pages have thousands of them.
  private enum Target {
    /// Nothing to do: the field holds no reference, or is enriched already.
    case none
    /// Positions of the model among `models` and of the key among its keys.
    case model(Int32, Int32)
    /// Position among `references`, of one that the backend keeps.
    case stored(Int32)
    /// Position among `nested` of an activity that is enriched along with the others.
    case nested(Int32)
    /// Position among `references`, of one that leads nowhere.
    case missing(Int32)
  }

  /// Activities inside activities are enriched to this depth.
  private static let maximumDepth = 3

  private let fields: [String]
  private let resolves: (String) -> Bool
  private let resolvesStored: Bool
  /// Of every field of every activity of the page, one after the other.
  private var targets: [Target] = []
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
    self.fields = fields
    self.resolves = resolves
    self.resolvesStored = resolvesStored
    models = ModelKeys(capacity: count)
    targets.reserveCapacity(count * fields.count)
  }

  package var modelRequests: [ModelRequest] { models.requests }

  // MARK: Collecting

  /// Looks at activities of the page.
  package mutating func add(_ activities: borrowing [EnrichedActivity]) {
    for index in activities.indices {
      let isRaw = activities[index].values.isEmpty
      for field in fields {
        let value = isRaw ? nil : activities[index].values[field]
        let text = value == nil ? activities[index].activity.text(of: field) : nil
        targets.append(target(of: value, text))
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
          let target = target(of: value, text)
          if case .none = target { continue }
          nestedSlots.append(Slot(activity: index, field: field, target: target))
        }
      }
    }
  }

  /// - Parameters:
  ///   - value: what the backend has put into the field; it is left alone, unless it is an activity.
  ///   - text: of a field that is not enriched.
  private mutating func target(of value: EnrichedValue?, _ text: String?) -> Target {
    if let text { return target(of: text) }
    guard case .activity(let inner) = value else { return .none }
    nested.append(inner)
    return .nested(Int32(nested.count - 1))
  }

  private mutating func target(of text: String) -> Target {
    if let position = models.position(of: text, resolves: resolves) {
      return .model(Int32(position.model), Int32(position.key))
    }
    guard let reference = Reference(text) else { return .none }
    if case .model(let label, _) = reference {
      // `app.Model:1` of a model nobody can fetch is a reference to nothing; `note:1` is just text.
      guard label.utf8.contains(UInt8(ascii: ".")) else { return .none }
      references.append(reference)
      return .missing(Int32(references.count - 1))
    }
    guard resolvesStored else { return .none }
    stored.want(reference)
    references.append(reference)
    return .stored(Int32(references.count - 1))
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

  /// Takes the answers.
  ///
  /// - Parameter instances: as a ``ModelStore`` answers `modelRequests`.
  package consuming func finish(_ instances: consuming [[(any FieldReadable)?]]) -> EnrichedFields {
    let found = FoundModels(models, instances)
    // Backwards, so that an inner activity is complete before it is put into an outer one.
    for slot in nestedSlots.reversed() {
      if let value = value(of: slot.target, found) {
        nested[slot.activity].values.put(value, fields[slot.field], of: fields.count)
      }
    }
    return EnrichedFields(pass: self, found: found)
  }

  private func value(of target: Target, _ found: FoundModels) -> EnrichedValue? {
    switch target {
    case .none: return nil
    case .model(let model, let key): return found[Int(model), Int(key)]
    case .nested(let index): return .activity(nested[Int(index)])
    case .missing(let index): return .missing(references[Int(index)])
    case .stored(let index):
      let reference = references[Int(index)]
      if let index = stored.activityIndex(reference) { return .activity(nested[index]) }
      return stored.value(reference)
    }
  }

  /// - Parameter first: position among `targets` of the activity's first field.
  fileprivate func fill(_ values: inout EnrichedValues, _ first: Int, _ found: FoundModels) {
    for field in fields.indices {
      guard let value = value(of: targets[first + field], found) else { continue }
      values.put(value, fields[field], of: fields.count)
    }
  }

  fileprivate var fieldCount: Int { fields.count }
}

/// What a page's references lead to, ready to be put in their places.
package struct EnrichedFields {
  private let pass: EnrichmentPass
  private let found: FoundModels
  private var position = 0

  fileprivate init(pass: consuming EnrichmentPass, found: FoundModels) {
    self.pass = pass
    self.found = found
  }

  /// Fills the fields of the next activities of the page: those that were added next.
  package mutating func place(in activities: inout [EnrichedActivity]) {
    // Once out of `self`: else all of it would be copied for every activity.
    let (pass, found, start) = (pass, found, position)
    activities.withUnsafeMutableBufferPointer { activities in
      for index in activities.indices {
        pass.fill(&activities[index].values, start + index * pass.fieldCount, found)
      }
    }
    position += activities.count * pass.fieldCount
  }
}

/// The values of all models' keys in one flat list, each made once: activities share them.
private struct FoundModels {
  private var values: [EnrichedValue] = []
  /// Where each model's values end. They are in it backwards.
  private var ends: [Int] = []

  init(_ models: ModelKeys, _ answers: consuming [[(any FieldReadable)?]]) {
    values.reserveCapacity((0..<models.count).reduce(0) { $0 + models.keyCount($1) })
    for model in 0..<models.count {
      var answer: [(any FieldReadable)?] = []
      if model < answers.count { swap(&answer, &answers[model]) }
      let count = models.keyCount(model)
      if answer.count > count { answer.removeLast(answer.count - count) }
      // From the end, where an instance can be taken out of the answer instead of being copied.
      for key in (0..<count).reversed() {
        if key < answer.count, let instance = answer.removeLast() {
          values.append(.model(instance))
        } else {
          values.append(.missing(models.reference(model, key)))
        }
      }
      ends.append(values.count)
    }
  }

  subscript(_ model: Int, _ key: Int) -> EnrichedValue { values[ends[model] - 1 - key] }
}
