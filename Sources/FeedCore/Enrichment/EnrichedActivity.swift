/// An activity with what its references point to, and with the reactions that the reader asked for.
///
/// Without enrichment it is the activity alone: `values` is empty and `reactions` nil. See <doc:References>.
public struct EnrichedActivity: Sendable, Identifiable {
  /// The activity with its references as they are stored.
  public var activity: Activity
  /// By field name (`actor`, `object`, a custom field): what is in place of the reference.
  public var values: EnrichedValues
  /// What people reacted with; nil if it was not asked for.
  public var reactions: ActivityReactions?
  /// Set where the feed was read with a ranking.
  public var score: Double?
  /// The variables that made the score; set only when asked for.
  public var scoreVariables: [String: JSONValue]?

  /// An activity with what is in place of its references.
  public init(
    _ activity: Activity,
    values: EnrichedValues = EnrichedValues(),
    reactions: ActivityReactions? = nil,
    score: Double? = nil,
    scoreVariables: [String: JSONValue]? = nil
  ) {
    self.activity = activity
    self.values = values
    self.reactions = reactions
    self.score = score
    self.scoreVariables = scoreVariables
  }

  /// - Parameter values: by field name.
  public init(
    _ activity: Activity,
    values: [String: EnrichedValue],
    reactions: ActivityReactions? = nil,
    score: Double? = nil,
    scoreVariables: [String: JSONValue]? = nil
  ) {
    self.init(
      activity,
      values: EnrichedValues(values),
      reactions: reactions,
      score: score,
      scoreVariables: scoreVariables
    )
  }

  public var id: ActivityID { activity.id }

  /// The references that lead nowhere, by field. Source: stream-django's `not_enriched_data`.
  public var notEnriched: [String: Reference] {
    var missing: [String: Reference] = [:]
    for entry in values {
      if case .missing(let reference) = entry.value { missing[entry.name] = reference }
    }
    return missing
  }

  /// Whether every reference was found. Source: stream-django's `enriched`.
  public var isEnriched: Bool { !values.contains { $0.value.isMissing } }
}

extension EnrichedActivity: FieldReadable {
  /// The instance where a field was enriched, otherwise the plain field; then the reactions and the score.
  public func field(_ name: String) -> FieldValue? {
    switch name {
    // No references, and asked for with every rendering: not worth a look at what was enriched.
    case "verb", "time", "id", "foreign_id": return activity.field(name)
    case "enriched": return .bool(isEnriched)
    default: break
    }
    if let value = values[name] { return value.fieldValue }
    if let reactions, let value = reactions.field(name) { return value }
    switch name {
    case "score": return score.map { .double($0) }
    case "not_enriched_data":
      return .dictionary(notEnriched.mapValues { .string($0.description) })
    default: return activity.field(name)
    }
  }
}
