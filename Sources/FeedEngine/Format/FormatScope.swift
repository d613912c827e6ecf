import FeedCore

/// The names that a format can use.
struct FormatScope {
  let activity: Activity
  let feed: FeedID

  func value(_ name: String) -> FormatValue {
    switch name {
    case "id": .string(activity.id.description)
    case "actor": .string(activity.actor)
    case "verb": .string(activity.verb)
    case "object": .string(activity.object)
    case "target": .string(activity.target)
    case "foreign_id": .string(activity.foreignID)
    case "time": .time(activity.time)
    case "feed":
      .object(["group": .string(feed.group), "slug": .string(feed.group), "user_id": .string(feed.id)])
    default: activity.custom[name].map(FormatValue.init) ?? .undefined
    }
  }
}
