import FeedCore

/// What a template asks the activities of a group for.
enum GroupFilters {
  /// `{{ group.activities|actors }}`: each actor once, the newest first.
  static func actors(_ value: FieldValue) -> FieldValue {
    distinct(activities(value).map { ($0.activity.actor, $0.field("actor") ?? .null) })
  }

  /// `{{ group.activities|subjects }}`: what the activities are about, each once, the newest first.
  static func subjects(_ value: FieldValue) -> FieldValue {
    distinct(activities(value).map { ($0.subject.id.description, .object($0.subject)) })
  }

  /// `{{ group.activities|objects }}`: the objects, each once: the people who were followed.
  static func objects(_ value: FieldValue) -> FieldValue {
    distinct(activities(value).map { ($0.activity.object, $0.field("object") ?? .null) })
  }

  private static func activities(_ value: FieldValue) -> [EnrichedActivity] {
    guard case .list(let values) = value else { return [] }
    return values.compactMap {
      if case .object(let activity as EnrichedActivity) = $0 { activity } else { nil }
    }
  }

  private static func distinct(_ values: [(key: String, value: FieldValue)]) -> FieldValue {
    var known: Set<String> = []
    return .list(values.filter { known.insert($0.key).inserted }.map(\.value))
  }
}
