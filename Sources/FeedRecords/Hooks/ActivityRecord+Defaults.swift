import FeedCore

extension ActivityRecord {
  /// The relation called `user` or `actor`.
  public var activityActorAttribute: ActivityAttribute { .relation(["user", "actor"]) }
  /// The record itself.
  public var activityObjectAttribute: ActivityAttribute { .instance }
  /// No target.
  public var activityTargetAttribute: ActivityAttribute? { nil }
  /// Nil: the reference that `activityActorAttribute` makes.
  public var activityActor: String? { nil }
  /// Nil: the key in `activityActorAttribute`.
  public var activityActorID: String? { nil }
  /// The model's name as Django's `slugify` writes it: `tweet` for `Tweet`.
  public var activityVerb: String { slug(Self.modelName) }
  /// Nil: the reference that `activityObjectAttribute` makes.
  public var activityObject: String? { nil }
  /// Nil: the reference to the record itself.
  public var activityForeignID: String? { nil }
  /// The column `created_at` or `createdAt`.
  public var activityTime: ActivityTime { .column(["created_at"]) }
  /// Nil: the user feed that the settings name.
  public var activityAuthorFeed: String? { nil }
  /// Nothing.
  public func activityExtraData(_ context: ActivityContext) throws -> [String: JSONValue] { [:] }
  /// Nobody.
  public func activityNotify(_ context: ActivityContext) throws -> [FeedID] { [] }
  /// Always.
  public func isActivityPublished(_ context: ActivityContext) throws -> Bool { true }
  /// Nil: saving the record makes nobody follow anybody.
  public var activityFollow: UserFollow? { nil }
}

/// Django's `slugify`, for the names that types can have.
func slug(_ name: String) -> String {
  let kept = name.lowercased().unicodeScalars.filter { scalar in
    scalar == "_" || scalar == "-" || (scalar.isASCII && scalar.properties.isAlphabetic)
      || ("0"..."9").contains(scalar)
  }
  let text = String(String.UnicodeScalarView(kept))
  return text.trimming { $0 == "-" || $0 == "_" }
}

extension String {
  fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> String {
    String(drop(while: isTrimmed).reversed().drop(while: isTrimmed).reversed())
  }
}
