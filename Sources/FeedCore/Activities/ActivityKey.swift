/// How to name a stored activity: by its id, or by the foreign id and time that it was given.
public enum ActivityKey: Hashable, Sendable {
  /// By its id.
  case id(ActivityID)
  /// By what its program calls it, and its time: together they are unique.
  case foreign(id: String, time: Timestamp)

  /// The id: the second form determines it. See <doc:ActivitiesAndTime#Ids>.
  public var activityID: ActivityID {
    switch self {
    case .id(let id): id
    case .foreign(let id, let time): ActivityID(foreignID: id, time: time)
    }
  }
}
