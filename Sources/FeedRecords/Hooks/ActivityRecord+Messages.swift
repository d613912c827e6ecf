import FeedCore
import GRDB

extension ActivityRecord {
  /// What delivering an inserted or deleted row means: nothing, an activity, a follow, or both.
  static func messages(
    _ operation: OutboxOperation,
    row: Row,
    savedAt: Timestamp,
    models: FeedModels,
    context: ActivityContext
  ) throws -> [OutboxMessage] {
    let record = try Self(row: row)
    let composer = ActivityComposer(
      record: record,
      row: row,
      savedAt: savedAt,
      schema: try models.schema(feedLabel, context.db),
      models: models,
      context: context
    )
    switch operation {
    case .add:
      let follow: [OutboxMessage] = record.activityFollow.map { [.follow($0)] } ?? []
      guard try record.isActivityPublished(context) else { return follow }
      return follow + [.add(try composer.publication())]
    case .remove:
      let end: [OutboxMessage] = record.activityFollow.map { [.unfollow($0)] } ?? []
      return end + [.remove(try composer.withdrawal())]
    case .message: return []
    }
  }

  /// The publication of a record that is at hand.
  func publication(_ models: FeedModels, _ context: ActivityContext) throws -> Publication {
    let row = Row(try databaseDictionary.mapValues { $0 as (any DatabaseValueConvertible)? })
    return try ActivityComposer(
      record: self,
      row: row,
      savedAt: .now(),
      schema: models.schema(Self.feedLabel, context.db),
      models: models,
      context: context
    ).publication()
  }
}
