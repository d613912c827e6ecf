/// An instance together with those that its relations lead to, loaded by the same query.
///
/// Templates read it as the instance itself, so `{{ activity.object.tweet.user.username }}` follows
/// relations. Source: stream-django's `activity_related_models`, Django's `select_related`.
public struct JoinedModel: FieldReadable {
  // Two lists, the first shared by all instances of a model: a dictionary each would take most of a page's
  // time. Nothing else, so that it fits where a protocol's value is kept and needs no box.
  private let names: [String]
  /// The instance itself, then what the relations lead to.
  private let instances: [(any FieldReadable)?]

  /// - Parameter related: by the relation's name.
  public init(_ instance: any FieldReadable, related: [String: any FieldReadable]) {
    self.init(names: Array(related.keys), instances: [instance] + related.values.map { $0 })
  }

  /// - Parameters:
  ///   - names: of the relations.
  ///   - instances: the instance itself, then what the relations of these names lead to, in their order; nil
  ///     if one leads nowhere.
  package init(names: [String], instances: [(any FieldReadable)?]) {
    precondition(instances.count == names.count + 1 && instances[0] != nil)
    self.names = names
    self.instances = instances
  }

  /// The instance itself.
  public var instance: any FieldReadable { instances[0]! }

  /// By the relation's name; a relation that leads nowhere is left out.
  public var related: [String: any FieldReadable] {
    let found = zip(names, instances.dropFirst()).compactMap { name, other in other.map { (name, $0) } }
    return Dictionary(found) { $1 }
  }

  private func other(_ name: some StringProtocol) -> (any FieldReadable)? {
    names.firstIndex { $0 == name }.flatMap { instances[$0 + 1] }
  }

  public func field(_ name: String) -> FieldValue? {
    if let other = other(name) { return .object(other) }
    return instance.field(name)
  }

  /// The instance behind a relation, as the program's own type.
  ///
  /// - Parameter path: names of relations, such as `tweet` or `tweet.user`.
  public func related<Model>(_ path: String, as type: Model.Type = Model.self) -> Model? {
    var current: any FieldReadable = self
    for name in path.split(separator: ".") {
      guard let joined = current as? JoinedModel, let next = joined.other(name) else { return nil }
      current = next
    }
    return current as? Model ?? (current as? JoinedModel)?.instance as? Model
  }
}
