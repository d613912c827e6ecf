import FeedCore
import GRDB

/// An entry that is to be delivered next.
struct OutboxEntry: Sendable {
  let id: Int64
  let messages: [OutboxMessage]
  /// How often it was tried before.
  let attempts: Int
}

extension Outbox {
  /// The oldest entries, with their messages.
  ///
  /// Those that were only captured get their messages here and keep them: whatever happens to the delivery,
  /// the next attempt sends the same. An entry whose hooks throw is marked as failed and holds up no others.
  func nextEntries(limit: Int, _ models: FeedModels, _ context: ActivityContext) throws -> [OutboxEntry] {
    let db = context.db
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT id, model, operation, captured, message, captured_at, attempts FROM feed_outbox
          WHERE failed_at IS NULL ORDER BY id LIMIT ?
          """
      ),
      arguments: [limit]
    )
    return try rows.compactMap { row in
      let id: Int64 = row[0]
      do {
        let stored: String? = row[4]
        let messages = try stored.map(OutboxMessage.list) ?? compose(row, models, context)
        return OutboxEntry(id: id, messages: messages, attempts: row[6])
      } catch let error as DatabaseError where error.isTransient {
        throw error
      } catch {
        try markFailed(id, error, db)
        return nil
      }
    }
  }

  private func compose(_ row: Row, _ models: FeedModels, _ context: ActivityContext) throws -> [OutboxMessage]
  {
    let (id, label, capturedAt): (Int64, String, Int64) = (row[0], row[1], row[5])
    guard let type = models[label] as? any ActivityRecord.Type else {
      throw FeedError(.configuration, "No model that publishes is registered as \(label).")
    }
    // The id makes moments differ that the clock's milliseconds do not.
    let savedAt = Timestamp(
      microseconds: capturedAt.multipliedSaturating(by: 1000).addingSaturating(id % 1000)
    )
    let columns = try models.schema(label, context.db).capturedColumns
    let messages = try type.messages(
      OutboxOperation(rawValue: row[2]) ?? .message,
      row: RowSnapshot.row(row[3], columns: columns, context.db),
      savedAt: savedAt,
      models: models,
      context: context
    )
    try context.db.cachedStatement(
      sql: "UPDATE feed_outbox SET message = ?, foreign_id = ?, captured = NULL WHERE id = ?"
    ).execute(arguments: [OutboxMessage.text(messages), messages.lazy.compactMap(\.foreignID).first, id])
    return messages
  }

  /// Forgets entries that were delivered, and with a withdrawal the additions of the same thing that failed.
  func markDelivered(_ entries: [OutboxEntry], _ db: Database) throws {
    for entry in entries {
      try db.cachedStatement(sql: "DELETE FROM feed_outbox WHERE id = ?").execute(arguments: [entry.id])
      for case .remove(let publication) in entry.messages {
        try db.cachedStatement(
          sql: "DELETE FROM feed_outbox WHERE failed_at IS NOT NULL AND foreign_id = ? AND id < ?"
        ).execute(arguments: [publication.activity.foreignID, entry.id])
      }
    }
  }

  /// Notes a failed attempt; the entry stays the next one.
  func markAttempt(_ id: Int64, _ error: any Error, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE feed_outbox SET attempts = attempts + 1, error = ? WHERE id = ?",
      arguments: ["\(error)", id]
    )
  }

  /// Sets an entry aside permanently.
  func markFailed(_ id: Int64, _ error: any Error, _ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE feed_outbox SET attempts = attempts + 1, error = ?, failed_at = \(OutboxSchema.now) WHERE id = ?
        """,
      arguments: ["\(error)", id]
    )
  }
}

extension OutboxMessage {
  var foreignID: String? {
    switch self {
    case .add(let publication), .remove(let publication): publication.activity.foreignID
    case .follow, .unfollow: nil
    }
  }
}

extension DatabaseError {
  /// Whether the same may work later: it says nothing about the entry.
  var isTransient: Bool {
    [.SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_IOERR, .SQLITE_FULL, .SQLITE_INTERRUPT, .SQLITE_NOMEM]
      .contains(resultCode)
  }
}
