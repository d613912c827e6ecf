import FeedCore

/// Who or what a part of an activity is: what a hook answers, before it becomes a reference.
public enum ActivityAttribute: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The instance itself.
  case instance
  /// The instance that one of these relations leads to; the first that the table has counts. A relation is a
  /// foreign key, named by its column: `user` for `user_id` or `userID`.
  case relation([String])
  /// An instance of a model. Written `User.reference(userID)`.
  case model(label: String, key: String?)
  /// A plain value, which stays as it is.
  case text(String)

  public init(stringLiteral value: String) { self = .text(value) }
}

/// When the activity happened: what the time hook answers.
public enum ActivityTime: Hashable, Sendable {
  /// The value of the first of these columns that the table has, read as UTC.
  case column([String])
  /// This moment.
  case at(Timestamp)
  /// No time of the model's own: the moment when it was saved. stream-django's `None`.
  case whenSaved
}
