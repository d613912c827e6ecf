import FeedCore

/// One entry of a list: an activity, or activities grouped.
package struct Entry: Identifiable, Sendable {
  package enum Content: Sendable {
    case activity(EnrichedActivity)
    case group(ActivityGroup)
  }

  package var content: Content
  /// Changes whenever the content does, so that what was rendered of it can be kept.
  package internal(set) var version: Int

  package init(_ content: Content, version: Int) {
    self.content = content
    self.version = version
  }

  package var id: EntryID { content.id }

  /// The activity, or the newest one of a group.
  var newest: EnrichedActivity? {
    switch content {
    case .activity(let activity): activity
    case .group(let group): group.activities.first
    }
  }

  /// When it happened; of a group, when the newest of it did.
  package var date: Timestamp { time }

  var time: Timestamp {
    switch content {
    case .activity(let activity): activity.activity.time
    case .group(let group): group.activities.first?.activity.time ?? group.updatedAt
    }
  }

  var verb: String {
    switch content {
    case .activity(let activity): activity.activity.verb
    case .group(let group): group.verb
    }
  }

  /// All activities in it, newest first.
  var activities: [EnrichedActivity] {
    switch content {
    case .activity(let activity): [activity]
    case .group(let group): group.activities
    }
  }
}

extension Entry.Content {
  package var id: EntryID {
    switch self {
    case .activity(let activity): .activity(activity.id)
    case .group(let group): .group(group.group.isEmpty ? group.id : group.group)
    }
  }

  /// What a feed orders and bounds pages by: an activity id or a group id.
  var bound: String {
    switch self {
    case .activity(let activity): activity.id.description
    case .group(let group): group.id
    }
  }
}
