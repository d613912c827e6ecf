import FeedCore

extension ActivityRecord {
  public var activityActorAttribute: ActivityAttribute { .relation(["user", "actor"]) }
  public var activityObjectAttribute: ActivityAttribute { .instance }
  public var activityTargetAttribute: ActivityAttribute? { nil }
  public var activityActor: String? { nil }
  public var activityActorID: String? { nil }
  public var activityVerb: String { slug(Self.modelName) }
  public var activityObject: String? { nil }
  public var activityForeignID: String? { nil }
  public var activityTime: ActivityTime { .column(["created_at"]) }
  public var activityAuthorFeed: String? { nil }
  public func activityExtraData(_ context: ActivityContext) throws -> [String: JSONValue] { [:] }
  public func activityNotify(_ context: ActivityContext) throws -> [FeedID] { [] }
  public func isActivityPublished(_ context: ActivityContext) throws -> Bool { true }
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
