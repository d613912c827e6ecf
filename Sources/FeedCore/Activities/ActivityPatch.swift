/// A partial update of one activity: `set` and `unset` take dotted paths into nested objects.
/// Source: `stream-api.md` §2.4, `POST activity/`.
public struct ActivityPatch: Hashable, Sendable {
  public var key: ActivityKey
  public var set: [String: JSONValue]
  public var unset: [String]

  public init(_ key: ActivityKey, set: [String: JSONValue] = [:], unset: [String] = []) {
    (self.key, self.set, self.unset) = (key, set, unset)
  }
}
