/// A partial update of one activity: `set` and `unset` take dotted paths into nested objects. See
/// <doc:ActivitiesAndTime#Changing-an-activity>.
public struct ActivityPatch: Hashable, Sendable {
  /// Which activity, by id or by foreign id and time.
  public var key: ActivityKey
  /// New values by dotted path: `popularity`, `product.price`.
  public var set: [String: JSONValue]
  /// Dotted paths to take away.
  public var unset: [String]

  /// Changes the activity that `key` names; the paths may be dotted (`a.b`).
  public init(_ key: ActivityKey, set: [String: JSONValue] = [:], unset: [String] = []) {
    self.key = key
    self.set = set
    self.unset = unset
  }
}
