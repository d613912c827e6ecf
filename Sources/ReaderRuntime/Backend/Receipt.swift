import FeedCore

/// What was done, with all that is needed to undo it.
enum Receipt: Sendable {
  case posted(ActivityID)
  /// A deleted activity, and its object where it was your own.
  case deleted(Activity, CollectionObject?)
  case deletedComment(String)
  case commented(String)
}
