extension EnrichedActivity {
  /// The instance in place of a field's reference, as the program's own type.
  ///
  /// ```swift
  /// let author = activity.model("actor", as: User.self)
  /// ```
  ///
  /// An instance that came with its relations is found both as itself and as ``JoinedModel``.
  ///
  /// - Returns: nil if the field was not enriched or holds something else.
  public func model<Model>(_ field: String, as type: Model.Type = Model.self) -> Model? {
    switch values[field] {
    case .model(let instance): instance as? Model ?? (instance as? JoinedModel)?.instance as? Model
    case .user(let user): user as? Model
    case .object(let object): object as? Model
    case .activity(let activity): activity as? Model
    case .reaction(let reaction): reaction as? Model
    case .missing, nil: nil
    }
  }
}
