import FeedCore

/// What an entry of a list is known by, whatever happens around it.
package enum EntryID: Hashable, Sendable {
  case activity(ActivityID)
  /// A group's rendered format, which stays the same while the group grows.
  case group(String)
}
