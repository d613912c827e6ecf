import FeedCore

/// `{{ activity|subject }}`: what a like or a comment is about, where the counts stand that belong to it.
enum Subject {
  static func of(_ value: FieldValue) -> FieldValue {
    guard case .object(let activity as EnrichedActivity) = value else { return value }
    return .object(activity.subject)
  }
}
