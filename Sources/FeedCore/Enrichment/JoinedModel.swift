/// An instance together with those that its relations lead to, loaded by the same query.
///
/// Templates read it as the instance itself, so `{{ activity.object.tweet.user.username }}` follows relations.
/// Source: stream-django's `activity_related_models`, Django's `select_related`.
public struct JoinedModel: FieldReadable {
  public let instance: any FieldReadable
  /// By the relation's name; a relation that leads nowhere is left out.
  public let related: [String: any FieldReadable]

  public init(_ instance: any FieldReadable, related: [String: any FieldReadable]) {
    (self.instance, self.related) = (instance, related)
  }

  public func field(_ name: String) -> FieldValue? {
    if let related = related[name] { return .object(related) }
    return instance.field(name)
  }

  /// The instance behind a relation, as the program's own type.
  ///
  /// - Parameter path: names of relations, such as `tweet` or `tweet.user`.
  public func related<Model>(_ path: String, as type: Model.Type = Model.self) -> Model? {
    var current: any FieldReadable = self
    for name in path.split(separator: ".") {
      guard let joined = current as? JoinedModel, let next = joined.related[String(name)] else { return nil }
      current = next
    }
    return current as? Model ?? (current as? JoinedModel)?.instance as? Model
  }
}
