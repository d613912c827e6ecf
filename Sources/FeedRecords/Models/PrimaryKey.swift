import FeedCore
import Foundation
import GRDB

/// The column that identifies a model's rows, and how its values and the text of references meet.
///
/// Enrichment converts the text back to the key's own type: see “References” in the article “Model records,
/// as stream-django has them” of FeedCore.
struct PrimaryKey: Sendable, Hashable {
  enum Kind: Sendable {
    case integer
    case text
    /// A blob or anything else: UUIDs, which GRDB stores as 16 bytes, and text in untyped columns.
    case other
  }

  let column: String
  let kind: Kind

  /// - Throws: `FeedError` with code `configuration` if the table has no key of one column.
  init(of table: String, label: String, in db: Database) throws {
    let info = try db.primaryKey(table)
    if info.isRowID, info.columns == ["rowid"] || info.columns.isEmpty {
      column = "rowid"
      kind = .integer
      return
    }
    guard info.columns.count == 1, let column = info.columns.first else {
      throw FeedError(
        .configuration,
        "\(label) has a primary key of several columns, which a reference cannot hold: "
          + "give table '\(table)' a key of one column."
      )
    }
    let type = try db.columns(in: table).first { $0.name == column }?.type.uppercased() ?? ""
    self.column = column
    kind = info.isRowID || type.contains("INT") ? .integer : Self.isText(type) ? .text : .other
  }

  /// SQLite's rule for TEXT affinity.
  private static func isText(_ type: String) -> Bool {
    ["CHAR", "CLOB", "TEXT"].contains { type.contains($0) }
  }

  /// The key as references write it; nil for a value that no reference can hold.
  static func text(of value: DatabaseValue) -> String? {
    switch value.storage {
    case .int64(let value): String(value)
    case .string(let value): value
    case .blob: UUID.fromDatabaseValue(value)?.feedKey
    case .double, .null: nil
    }
  }
}
