import FeedCore
import GRDB

/// Asks a record's hooks and puts the answers together: stream-django's `create_activity`.
struct ActivityComposer<Record: ActivityRecord> {
  let record: Record
  /// The columns of the record, from which relations, the key and the time are read.
  let row: Row
  let savedAt: Timestamp
  let schema: ModelSchema
  let models: FeedModels
  let context: ActivityContext

  /// - Throws: what a hook throws; `FeedError` with code `configuration` if a default finds no column.
  func publication() throws -> Publication {
    let object = try record.activityObject ?? resolve(record.activityObjectAttribute).text
    var activity = NewActivity(
      actor: try record.activityActor ?? resolve(record.activityActorAttribute).text,
      verb: record.activityVerb,
      object: object,
      foreignID: record.activityForeignID ?? object,
      time: try time()
    )
    if let target = record.activityTargetAttribute { activity.target = try resolve(target).text }
    try addExtraData(to: &activity)
    activity.to += try record.activityNotify(context)
    return Publication(
      authorFeed: record.activityAuthorFeed,
      actorID: try record.activityActorID ?? resolve(record.activityActorAttribute).key,
      activity: activity
    )
  }

  /// What removal needs: where it was stored and under which foreign id. Hooks that look elsewhere are not
  /// asked, what they look for may be gone by now.
  func withdrawal() throws -> Publication {
    let actorID = try record.activityActorID ?? resolve(record.activityActorAttribute).key
    let object = record.activityForeignID ?? record.activityObject
    let foreignID = try object ?? resolve(record.activityObjectAttribute).text
    return Publication(
      authorFeed: record.activityAuthorFeed,
      actorID: actorID,
      activity: NewActivity(actor: "", verb: "", object: "", foreignID: foreignID)
    )
  }

  private func addExtraData(to activity: inout NewActivity) throws {
    for (name, value) in try record.activityExtraData(context) {
      switch name {
      case "target": activity.target = value.stringValue ?? ""
      case "to":
        activity.to += try (value.arrayValue ?? []).compactMap(\.stringValue).map(FeedID.init(parsing:))
      case _ where ReservedField.own.contains(name):
        throw FeedError(.input, "The extra data of \(schema.label) must not contain '\(name)': use its hook.")
      default: activity.custom[name] = value
      }
    }
  }

  // MARK: Attributes

  private func resolve(_ attribute: ActivityAttribute) throws -> (text: String, key: String) {
    switch attribute {
    case .text(let text): return (text, text)
    case .model(let label, let key):
      guard let key else { throw missing("\(label) that it refers to") }
      return ("\(label):\(key)", key)
    case .instance:
      let key = try keyText()
      return ("\(schema.label):\(key)", key)
    case .relation(let names): return try resolve(relation: names)
    }
  }

  private func keyText() throws -> String {
    guard let key = PrimaryKey.text(of: row[schema.key.column]) else { throw missing("primary key") }
    return key
  }

  private func resolve(relation names: [String]) throws -> (text: String, key: String) {
    let found = names.lazy.compactMap { schema.relation($0) }.first
    guard let relation = found else {
      throw FeedError(
        .configuration,
        "\(schema.label) has no foreign key called \(names.joined(separator: " or ")): "
          + "add one to '\(schema.table)' or implement activityActorAttribute."
      )
    }
    guard let label = models.label(ofTable: relation.destinationTable) else {
      throw FeedError(
        .configuration,
        "\(schema.label) refers to the table '\(relation.destinationTable)', which no registered model reads."
      )
    }
    guard let key = PrimaryKey.text(of: row[relation.column]) else { throw missing(relation.column) }
    return ("\(label):\(key)", key)
  }

  private func missing(_ what: String) -> FeedError {
    FeedError(.input, "A row of \(schema.label) has no \(what), so no activity can be made of it.")
  }

  // MARK: Time

  private func time() throws -> Timestamp {
    switch record.activityTime {
    case .at(let time): return time
    case .whenSaved: return savedAt
    case .column(let names):
      guard let column = schema.column(names) else {
        throw FeedError(
          .configuration,
          "\(schema.label) has no column called \(names.joined(separator: " or ")): "
            + "add it to '\(schema.table)' or implement activityTime."
        )
      }
      return try time(in: row[column], column)
    }
  }

  /// Text as GRDB and Django write it, or seconds since 1970; nothing means when it was saved.
  private func time(in value: DatabaseValue, _ column: String) throws -> Timestamp {
    if value.isNull { return savedAt }
    if let time = Timestamp.fromDatabaseValue(value) { return time }
    throw FeedError(.input, "The column \(column) of \(schema.label) holds no time.")
  }
}
