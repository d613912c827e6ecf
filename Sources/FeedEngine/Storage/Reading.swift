import FeedCore
import GRDB

/// One read transaction, and what the engine knows besides the database.
///
/// The engine's rooms extend it: each answer is made from one value of this, so that it sees one state.
struct Reading {
  let db: Database
  let configuration: EngineConfiguration
  /// Whether it is part of a transaction that writes.
  var isWriting = false

  var groups: FeedGroups { configuration.groups }

  func sql(_ text: String) throws -> Statement { try Statement(db, text) }
}
