/// What is in place of a reference after enrichment.
///
/// Every case stands behind a pointer: a page holds thousands of values, and activities share them.
public indirect enum EnrichedValue: Sendable {
  /// A user that the backend keeps (`SU:`).
  case user(FeedUser)
  /// An object of a collection (`SO:`).
  case object(CollectionObject)
  /// Another activity (`SA:`), enriched itself.
  case activity(EnrichedActivity)
  /// A reaction (`SR:`).
  case reaction(Reaction)
  /// An instance of a program's own model.
  case model(any FieldReadable)
  /// The reference leads nowhere. See <doc:References#Missing-referents>.
  case missing(Reference)

  /// Whether the reference leads nowhere.
  public var isMissing: Bool { if case .missing = self { true } else { false } }

  /// As templates see it.
  public var fieldValue: FieldValue {
    switch self {
    case .user(let user): .object(user)
    case .object(let object): .object(object)
    case .activity(let activity): .object(activity)
    case .reaction(let reaction): .object(reaction)
    case .model(let model): .object(model)
    case .missing(let reference): .string(reference.description)
    }
  }
}
